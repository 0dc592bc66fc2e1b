import { expect, test } from 'vitest'
import type { CellChange, CellValue, Write } from '#src/core/model.ts'
import type { HistoryStore } from '#src/ports/history-store.ts'
import type { Ledger } from '#src/ports/ledger.ts'

function writeOf(pageId: string, ...changes: CellChange[]): Write {
  return { database: 'keyResults', pageId, title: "Ship 'it'", changes }
}

const at = (minute: number) => `2026-11-20T08:${`${minute}`.padStart(2, '0')}:00.000Z`
const score = (before: CellValue, after: CellValue): CellChange => ({ field: 'score', before, after })
const status = (after: CellValue): CellChange => ({ field: 'status', before: null, after })

/**
 * Writes that are laid down before they are sent.
 * @param fresh makes an empty ledger and the history that reads the cells it keeps
 */
export function plannedWritesContract(fresh: () => Promise<{ ledger: Ledger; history: HistoryStore }>): void {
  test('what is planned is there before it is sent, and no cell counts as written until it is recorded', async () => {
    const { ledger, history } = await fresh()
    const [one, two] = [writeOf('p1', score(0.4, 0.5), status('at_risk')), writeOf('p2', score(null, 1))]

    await ledger.planWrites('r1', [one, two], at(1))

    const planned = [one, two].map((write) => ({ runId: 'r1', write, state: 'planned', at: at(1) }))
    expect(await ledger.plannedWrites()).toEqual(planned)
    expect(await ledger.writesOf('r1')).toEqual(planned)
    expect((await history.read()).written).toEqual([])
  })

  test('a recorded write settles its plan and nothing else, and keeps its place', async () => {
    const { ledger, history } = await fresh()
    const [one, two] = [writeOf('p1', score(0.4, 0.5), status('at_risk')), writeOf('p2', score(null, 1))]
    await ledger.planWrites('r1', [one, two], at(1))
    await ledger.planWrites('r2', [one], at(2))

    await ledger.recordWrites('r1', [{ write: two, at: at(4) }])
    await ledger.recordWrites('r1', [{ write: one, at: at(3) }])

    expect(await ledger.writesOf('r1')).toEqual([
      { runId: 'r1', write: one, state: 'written', at: at(3) },
      { runId: 'r1', write: two, state: 'written', at: at(4) },
    ])
    expect(await ledger.plannedWrites()).toEqual([{ runId: 'r2', write: one, state: 'planned', at: at(2) }])
    expect((await history.read()).written).toHaveLength(3)
  })

  test('planned writes are listed over all runs, the oldest first', async () => {
    const { ledger } = await fresh()
    const one = writeOf('p1', score(0.4, 0.5))
    const two = writeOf('p1', score(0.5, 0.6))

    await ledger.planWrites('z', [one], at(1))
    await ledger.planWrites('a', [two], at(2))

    expect((await ledger.plannedWrites()).map(({ runId }) => runId)).toEqual(['z', 'a'])
  })

  test('a page that is planned again in the same run replaces its plan, and no other', async () => {
    const { ledger } = await fresh()
    const [one, two] = [writeOf('p1', score(0.4, 0.5), status('at_risk')), writeOf('p2', score(null, 1))]
    const anew = writeOf('p1', score(0.45, 0.5))
    await ledger.planWrites('r1', [one, two], at(1))
    await ledger.planWrites('r2', [one], at(1))

    await ledger.planWrites('r1', [anew], at(2))

    expect(await ledger.plannedWrites()).toEqual([
      { runId: 'r1', write: two, state: 'planned', at: at(1) },
      { runId: 'r2', write: one, state: 'planned', at: at(1) },
      { runId: 'r1', write: anew, state: 'planned', at: at(2) },
    ])
  })

  test('a page that was written once may be planned and written again in the same run and minute', async () => {
    const { ledger, history } = await fresh()
    const [one, two] = [writeOf('p1', score(0.4, 0.5)), writeOf('p1', score(0.45, 0.6))]
    for (const write of [one, two]) {
      await ledger.planWrites('r1', [write], at(1))
      await ledger.recordWrites('r1', [{ write, at: at(1) }])
    }

    expect((await ledger.writesOf('r1')).map(({ write }) => write)).toEqual([one, two])
    expect((await history.read()).written).toMatchObject([{ field: 'score', value: 0.6 }])
  })

  test('what was surely not carried out is dropped, of that run and those pages alone', async () => {
    const { ledger, history } = await fresh()
    const [one, two] = [writeOf('p1', score(0.4, 0.5)), writeOf('p2', score(null, 1))]
    await ledger.planWrites('r1', [one, two], at(1))
    await ledger.planWrites('r2', [one], at(1))
    await ledger.recordWrites('r1', [{ write: two, at: at(2) }])

    await ledger.dropWrites('r1', ['p1', 'p2', 'p9'])

    expect((await ledger.writesOf('r1')).map(({ state }) => state)).toEqual(['dropped', 'written'])
    expect(await ledger.plannedWrites()).toMatchObject([{ runId: 'r2' }])
    expect((await history.read()).written).toMatchObject([{ pageId: 'p2' }])
  })

  test('words that are no sound text do not stand in the way of a write', async () => {
    const { ledger } = await fresh()
    const write = writeOf('p1', { field: 'why', before: '\ud83d', after: 'a\u0000b' })

    await ledger.planWrites('r1', [{ ...write, title: '\ud83d Ship' }], at(1))

    expect(await ledger.plannedWrites()).toMatchObject([{ write: { ...write, title: '\ufffd Ship' } }])
  })

  test('of a run that wrote nothing there are no writes', async () => {
    const { ledger } = await fresh()
    expect(await ledger.writesOf('r9')).toEqual([])
    expect(await ledger.plannedWrites()).toEqual([])
  })

  test('hundreds of pages with long words are planned, settled and dropped whole', async () => {
    const { ledger } = await fresh()
    const why = 'The wait is 420 ms – “too long” 🚦. '.repeat(50)
    const fields = ['score', 'status', 'confidence', 'risk', 'forecast', 'dataAsOf', 'current'] as const
    const writes = Array.from({ length: 300 }, (_, number) =>
      writeOf(
        `p${`${number}`.padStart(3, '0')}`,
        { field: 'why', before: why, after: `${why}${number}` },
        ...fields.map((field) => ({ field, before: null, after: number })),
      ),
    )

    await ledger.planWrites('r1', writes, at(1))
    expect((await ledger.plannedWrites()).map(({ write }) => write)).toEqual(writes)

    await ledger.dropWrites(
      'r1',
      writes.map(({ pageId }) => pageId),
    )
    expect(await ledger.plannedWrites()).toEqual([])
  })
}
