import { expect, test } from 'vitest'
import type { HistoryStore } from '#src/ports/history-store.ts'
import type { Ledger } from '#src/ports/ledger.ts'
import { aNewDecision } from './a-new-decision.ts'

const at = (minute: number) => `2026-11-20T08:${`${minute}`.padStart(2, '0')}:00.000Z`
const asked = (key: string) => aNewDecision({ key, pageId: `page of ${key}`, title: `Title of ${key}` })
const planned = (runId: string, key: string, minute: number) => ({
  key,
  runId,
  pageId: `page of ${key}`,
  title: `Title of ${key}`,
  state: 'planned' as const,
  decisionId: null,
  at: at(minute),
})
const landed = (key: string, minute: number) => ({ key, landed: { id: `row of ${key}`, at: at(minute) } })

/**
 * Decisions that are laid down before they are added.
 * @param fresh makes an empty ledger and the history that reads what it keeps
 */
export function preparedDecisionsContract(
  fresh: () => Promise<{ ledger: Ledger; history: HistoryStore }>,
): void {
  test('a decision is there before it is added, and stays planned where nothing tells what became of it', async () => {
    const { ledger, history } = await fresh()

    await ledger.planDecisions('r1', [asked('b'), asked('a')], at(1))

    // As after a crash between the plan and its outcome.
    expect(await ledger.decisionsOf('r1')).toEqual([planned('r1', 'b', 1), planned('r1', 'a', 1)])
    expect((await history.read()).prepared).toEqual(
      ['a', 'b'].map((key) => ({
        key,
        pageId: `page of ${key}`,
        state: 'planned',
        decisionId: null,
        at: at(1),
      })),
    )
  })

  test('what was added is known with its row and stamp, and what surely was not is not asked for any more', async () => {
    const { ledger, history } = await fresh()
    await ledger.planDecisions('r1', [asked('c'), asked('b'), asked('a')], at(1))

    await ledger.settleDecisions([landed('c', 9), { key: 'b', landed: null }, landed('a', 3)])

    const written = { state: 'written' as const }
    expect(await ledger.decisionsOf('r1')).toEqual([
      { ...planned('r1', 'c', 9), ...written, decisionId: 'row of c' },
      { ...planned('r1', 'b', 1), state: 'dropped' },
      { ...planned('r1', 'a', 3), ...written, decisionId: 'row of a' },
    ])
    expect((await history.read()).prepared).toEqual([
      { key: 'a', pageId: 'page of a', state: 'created', decisionId: 'row of a', at: at(3) },
      { key: 'c', pageId: 'page of c', state: 'created', decisionId: 'row of c', at: at(9) },
    ])
  })

  test('one that is not known to be added and is planned again by a later run is of that run, in its place', async () => {
    const { ledger, history } = await fresh()
    await ledger.planDecisions('r1', [asked('a'), asked('b'), asked('c')], at(1))
    await ledger.settleDecisions([{ key: 'b', landed: null }])

    await ledger.planDecisions('r2', [asked('d'), asked('b'), asked('a')], at(2))

    expect(await ledger.decisionsOf('r1')).toEqual([planned('r1', 'c', 1)])
    expect(await ledger.decisionsOf('r2')).toEqual(['d', 'b', 'a'].map((key) => planned('r2', key, 2)))
    expect((await history.read()).prepared).toMatchObject([
      { key: 'a', at: at(2) },
      { key: 'b', at: at(2) },
      { key: 'c', at: at(1) },
      { key: 'd', at: at(2) },
    ])
  })

  test('one that was added is neither planned again nor dropped, nor given another row', async () => {
    const { ledger, history } = await fresh()
    await ledger.planDecisions('r1', [asked('a')], at(1))
    await ledger.settleDecisions([landed('a', 2)])
    const before = { ledger: await ledger.decisionsOf('r1'), history: await history.read() }

    await ledger.planDecisions('r2', [{ ...asked('a'), title: 'Another' }, asked('b')], at(3))
    await ledger.settleDecisions([
      { key: 'a', landed: null },
      { key: 'b', landed: null },
    ])
    await ledger.settleDecisions([{ key: 'a', landed: { id: 'other', at: at(4) } }])

    expect(await ledger.decisionsOf('r1')).toEqual(before.ledger)
    expect(await history.read()).toEqual(before.history)
    expect(await ledger.decisionsOf('r2')).toMatchObject([{ key: 'b', state: 'dropped' }])
  })

  test('an outcome of a key that nobody planned, and of none at all, is nothing', async () => {
    const { ledger, history } = await fresh()
    await ledger.planDecisions('r1', [asked('a')], at(1))
    await ledger.planDecisions('r2', [], at(2))

    await ledger.settleDecisions([landed('z', 2), { key: 'y', landed: null }])
    await ledger.settleDecisions([])

    expect(await ledger.decisionsOf('r1')).toEqual([planned('r1', 'a', 1)])
    expect(await ledger.decisionsOf('r2')).toEqual([])
    expect((await history.read()).prepared).toHaveLength(1)
  })

  test("a title that is no sound text does not stand in a decision's way", async () => {
    const { ledger } = await fresh()

    await ledger.planDecisions('r1', [{ ...asked('a'), title: 'Größe 🚦 \ud83d' }], at(1))

    expect(await ledger.decisionsOf('r1')).toMatchObject([{ title: 'Größe 🚦 \ufffd' }])
  })

  test('a hundred decisions are planned and settled at once, each with its own outcome', async () => {
    const { ledger, history } = await fresh()
    const keys = Array.from({ length: 100 }, (_, index) => `k${`${index}`.padStart(3, '0')}`)

    await ledger.planDecisions('r1', keys.toReversed().map(asked), at(1))
    await ledger.settleDecisions(
      keys.map((key, index) => (index % 2 === 0 ? landed(key, index % 60) : { key, landed: null })),
    )

    const kept = await ledger.decisionsOf('r1')
    expect(kept.map(({ key }) => key)).toEqual(keys.toReversed())
    expect(
      (await history.read()).prepared.map(({ key, decisionId, at: then }) => [key, decisionId, then]),
    ).toEqual(keys.flatMap((key, index) => (index % 2 === 0 ? [[key, `row of ${key}`, at(index % 60)]] : [])))
  })
}
