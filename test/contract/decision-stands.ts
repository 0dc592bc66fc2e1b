import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DecisionStand } from '#src/core/history.ts'
import { noNews } from '#src/core/no-news.ts'
import type { HistoryStore } from '#src/ports/history-store.ts'
import { aStand } from './a-stand.ts'

/**
 * How key results stood when decisions about them were made, reviewed and over.
 * @param fresh makes an empty history
 */
export function decisionStandsContract(fresh: () => Promise<HistoryStore>): void {
  test('a stand is read back whole, with its unknowns and its lists', async () => {
    const history = await fresh()
    const unknown: DecisionStand = {
      ...aStand,
      of: 'review',
      chance: null,
      score: null,
      value: null,
      status: 'unknown',
      baseline: null,
      target: null,
      weight: null,
      period: null,
      milestones: [],
      initiatives: [],
    }
    const awkward: DecisionStand = { ...aStand, keyResultId: 'kr2', milestones: ['"', '', 'null', '\ud83d'] }

    await history.remember({ ...noNews, stands: [awkward, unknown, aStand] })

    expect((await history.read()).stands).toEqual([aStand, unknown, awkward])
  })

  test('the numbers of a stand are read to the last bit', async () => {
    const history = await fresh()
    const random = fc
      .sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 100)
      .filter((value) => value !== 0)
    const stands = [0.56805153866218, 7.36673, -1e-300, 2 ** 53, 0, ...random].map((value, index) => ({
      ...aStand,
      keyResultId: `kr${`${index}`.padStart(3, '0')}`,
      chance: value,
      value,
      target: value,
    }))

    await history.remember({ ...noNews, stands })

    expect((await history.read()).stands).toEqual(stands)
  })

  test('the first stand of a decision, a key result and a moment stays; each other has its own', async () => {
    const history = await fresh()
    const later = { ...aStand, day: '2026-11-21', chance: 0.9, milestones: [] }
    const others = [
      { ...later, keyResultId: 'kr2' },
      { ...later, decisionId: 'd2' },
    ]

    await history.remember({ ...noNews, stands: [aStand, { ...later, day: '2026-11-22' }] })
    await history.remember({ ...noNews, stands: [later, { ...later, of: 'end' }, ...others] })

    expect((await history.read()).stands).toEqual([{ ...later, of: 'end' }, aStand, ...others])
  })

  test('a decision that is open again loses its stands before new ones come in, and no other does', async () => {
    const history = await fresh()
    const theirs = { ...aStand, decisionId: 'd2' }
    const again = { ...aStand, day: '2026-11-24', chance: 0.3 }
    await history.remember({ ...noNews, stands: [aStand, { ...aStand, of: 'review' }, theirs] })

    await history.remember({ ...noNews, reopened: ['d1', 'd9'], stands: [again] })
    expect((await history.read()).stands).toEqual([again, theirs])

    await history.remember({ ...noNews, reopened: ['d1'] })
    expect((await history.read()).stands).toEqual([theirs])
  })

  test('stands are read in one order, in whichever they came, however old they are', async () => {
    const history = await fresh()
    const made = (decisionId: string): DecisionStand[] => [
      { ...aStand, decisionId, keyResultId: 'kr1', of: 'end' },
      { ...aStand, decisionId, keyResultId: 'kr1', of: 'made', day: '2024-01-02' },
      { ...aStand, decisionId, keyResultId: 'kr2', of: 'made' },
    ]
    const stands = [...made('d1'), ...made('d2')]
    await history.remember({ ...noNews, stands: stands.toReversed() })

    const needed = {
      first: '2026-11-01',
      today: '2026-11-20',
      compared: { from: '2026-11-13', to: '2026-11-13' },
      spans: [],
      weekly: null,
    }
    expect((await history.read()).stands).toEqual(stands)
    expect((await history.read(needed)).stands).toEqual(stands)
  })

  test('one run may remember and open again hundreds of decisions', async () => {
    const history = await fresh()
    const stands = Array.from({ length: 300 }, (_, index) => ({
      ...aStand,
      decisionId: `d${`${index}`.padStart(3, '0')}`,
    }))
    await history.remember({ ...noNews, stands })
    expect((await history.read()).stands).toEqual(stands)

    const reopened = stands.map(({ decisionId }) => decisionId)
    await history.remember({ ...noNews, reopened: reopened.slice(1) })
    expect((await history.read()).stands).toEqual(stands.slice(0, 1))
  })
}
