import { expect, test } from 'vitest'
import type { SqlStore } from '#src/adapters/sql/create-sql-store.ts'
import type { Write } from '#src/core/model.ts'
import type { RunStart } from '#src/ports/ledger.ts'
import type { NewMessage } from '#src/ports/outbox.ts'

const day = (number: number) => `2026-11-${`${number}`.padStart(2, '0')}T08:00:00.000Z`
/** Nothing is too old. */
const NEVER = { runs: day(1), inputs: day(1), messages: day(1), sources: day(1), people: day(1) }
const states = ['pending', 'sending', 'sent', 'rejected', 'unknown'] as const

type Store = Omit<SqlStore, 'events' | 'lease'>

function writeOf(pageId: string): Write {
  return {
    database: 'keyResults',
    pageId,
    title: 'Halve the wait',
    changes: [{ field: 'score', before: null, after: 0.5 }],
  }
}

/** A run of the day, with what it was given and a page that it wrote. */
async function aRun(
  { ledger, inputs }: Store,
  number: number,
  given: Partial<RunStart> = {},
): Promise<string> {
  const id = `r${number}`
  const start = { job: 'sync', asOf: day(number), startedAt: day(number), ruleVersion: '1' } as const
  await ledger.open({ id, ...start, ...given })
  await inputs.keep(
    id,
    new Map([
      ['rows', 'alike'],
      ['now', day(number)],
    ]),
  )
  await ledger.planWrites(id, [writeOf(`p${number}`)], day(number))
  await ledger.recordWrites(id, [{ write: writeOf(`p${number}`), at: day(number) }])
  await ledger.close(id, {
    finishedAt: day(number),
    outcome: 'done',
    inputsHash: null,
    evaluationHash: null,
    summary: '{}',
    error: null,
  })
  return id
}

async function aMessage(
  { outbox }: Store,
  number: number,
  state: (typeof states)[number] = 'sent',
): Promise<NewMessage> {
  const message = {
    id: `m${number}`,
    kind: 'digest',
    slot: `${number}`,
    messageId: `<m${number}@example.com>`,
    date: day(number),
    to: 'cto@example.com',
    subject: 'Digest',
    html: '<p>words</p>',
    text: 'words',
    references: [],
  } as const
  await outbox.freeze(message)
  if (state !== 'pending') await outbox.claim(message.id, day(number))
  if (state === 'sent') await outbox.settle(message.id, { state })
  if (state === 'rejected' || state === 'unknown') await outbox.settle(message.id, { state, detail: 'no' })
  return message
}

/** @param fresh makes an empty store */
export function housekeepingContract(fresh: () => Promise<Store>): void {
  test('of an empty store nothing is dropped', async () => {
    const { housekeeping, ledger } = await fresh()
    await housekeeping.prune({
      runs: day(30),
      inputs: day(30),
      messages: day(30),
      sources: day(30),
      people: day(30),
    })
    expect(await ledger.runs(10)).toEqual([])
  })

  test('runs that started before go with their writes and inputs, later ones keep them', async () => {
    const store = await fresh()
    for (const number of [2, 3, 4]) await aRun(store, number)

    await store.housekeeping.prune({ ...NEVER, runs: day(3), inputs: day(3) })

    const { ledger, inputs, history } = store
    expect((await ledger.runs(10)).map(({ id }) => id)).toEqual(['r4', 'r3'])
    expect(await ledger.writesOf('r2')).toEqual([])
    expect(await inputs.read('r2')).toBeNull()
    expect(await ledger.writesOf('r3')).toMatchObject([{ state: 'written', write: writeOf('p3') }])
    expect([...((await inputs.read('r3'))?.values() ?? [])]).toEqual(['alike', day(3)])
    // What the service wrote last into each cell is known whatever becomes of the runs.
    expect((await history.read()).written.map(({ pageId }) => pageId)).toEqual(['p2', 'p3', 'p4'])
  })

  test('inputs may go before their runs, whose writes can still be undone then', async () => {
    const store = await fresh()
    for (const number of [2, 3]) await aRun(store, number)

    await store.housekeeping.prune({ ...NEVER, inputs: day(3) })

    expect(await store.inputs.read('r2')).toBeNull()
    expect(await store.inputs.read('r3')).not.toBeNull()
    expect(await store.ledger.run('r2')).not.toBeNull()
    expect(await store.ledger.writesOf('r2')).toHaveLength(1)
  })

  test('the inputs of a run go with it, though inputs are kept for longer', async () => {
    const store = await fresh()
    for (const number of [2, 3]) await aRun(store, number)

    await store.housekeeping.prune({ ...NEVER, runs: day(3) })

    expect(await store.inputs.read('r2')).toBeNull()
  })

  test('a planned write of an old run stays with its run until it is settled', async () => {
    const store = await fresh()
    const { ledger, housekeeping } = store
    for (const number of [2, 3, 4]) await aRun(store, number)
    await ledger.planWrites('r2', [writeOf('p9')], day(2))

    await housekeeping.prune({ ...NEVER, runs: day(4) })
    expect(await ledger.plannedWrites()).toEqual([
      { runId: 'r2', write: writeOf('p9'), state: 'planned', at: day(2) },
    ])
    expect((await ledger.runs(10)).map(({ id }) => id)).toEqual(['r4', 'r2'])

    await ledger.dropWrites('r2', ['p9'])
    await housekeeping.prune({ ...NEVER, runs: day(4) })
    expect((await ledger.runs(10)).map(({ id }) => id)).toEqual(['r4'])
  })

  test('the last good run of each job stays, so that it is known since when none went well', async () => {
    const store = await fresh()
    await aRun(store, 2, { job: 'digest' })
    for (const number of [3, 4]) await aRun(store, number)
    const before = await store.ledger.lastGood(day(20))

    await store.housekeeping.prune({ ...NEVER, runs: day(20) })

    expect(await store.ledger.lastGood(day(20))).toEqual(before)
    expect((await store.ledger.runs(10)).map(({ id }) => id)).toEqual(['r4', 'r2'])
  })

  test('of an old message the words go and the key stays, so that it is never laid down again', async () => {
    const store = await fresh()
    const old = await aMessage(store, 2)
    const late = await aMessage(store, 3)

    await store.housekeeping.prune({ ...NEVER, messages: day(3) })

    const { outbox } = store
    expect(await outbox.has(old)).toBe(true)
    expect(await outbox.freeze({ ...old, id: 'm9' })).toBe(false)
    expect(await outbox.list(['sent'])).toMatchObject([{ id: 'm2', subject: '', html: '', text: '' }, late])
  })

  test('an old message that waits, is under way or may have arrived keeps its words', async () => {
    const store = await fresh()
    const messages: NewMessage[] = []
    for (const [index, state] of (['pending', 'sending', 'unknown'] as const).entries()) {
      messages.push(await aMessage(store, index + 2, state))
    }

    await store.housekeeping.prune({ ...NEVER, messages: day(20) })

    expect(await store.outbox.list(states)).toMatchObject(messages)
  })

  test('a rejected message of which the words are gone is not put back', async () => {
    const store = await fresh()
    await aMessage(store, 2, 'rejected')

    await store.housekeeping.prune({ ...NEVER, messages: day(3) })

    expect(await store.outbox.reopen('m2')).toBe(false)
  })

  test('what was pruned once is pruned again without effect', async () => {
    const store = await fresh()
    for (const number of [2, 3]) await aRun(store, number)
    const before = { ...NEVER, runs: day(3), inputs: day(3), messages: day(3) }

    await store.housekeeping.prune(before)
    const left = [await store.ledger.runs(10), [...((await store.inputs.read('r3')) ?? [])]]
    await store.housekeeping.prune(before)

    expect([await store.ledger.runs(10), [...((await store.inputs.read('r3')) ?? [])]]).toEqual(left)
  })

  test('a data source that is read no more goes with its rows, and nothing of the others', async () => {
    const { housekeeping, rows } = await fresh()
    for (const [index, dataSourceId] of ['old', 'read'].entries()) {
      const wholeAt = day(index + 2)
      await rows.save({
        sources: [{ dataSourceId, readUntil: day(9), wholeAt, schemaAt: wholeAt, schema: '{}' }],
        rows: [{ dataSourceId, pageId: 'p1', hash: 'h', data: '{}' }],
        gone: [],
      })
    }

    await housekeeping.prune({ ...NEVER, sources: day(3) })

    expect((await rows.sources()).map(({ dataSourceId }) => dataSourceId)).toEqual(['read'])
    expect(await rows.rows('old')).toEqual([])
    expect(await rows.rows('read')).toHaveLength(1)
  })

  test('the address of a person goes whom no row has named for long', async () => {
    const { housekeeping, bindings } = await fresh()
    const [ada, bo] = ['ada', 'bo'].map((id) => ({ id, name: id, email: `${id}@example.com` }))
    if (!ada || !bo) return expect.unreachable()
    await bindings.savePeople([ada, bo], day(2))
    await bindings.savePeople([bo], day(3))

    await housekeeping.prune({ ...NEVER, people: day(3) })

    expect(await bindings.people(day(1))).toEqual([bo])
  })
}
