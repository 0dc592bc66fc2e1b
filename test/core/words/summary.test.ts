import { expect, test } from 'vitest'
import type { KeyResult, Objective } from '#src/core/model.ts'
import { summary, summaryWhole } from '#src/core/words/summary.ts'
import { aKeyResult, anObjective, aSnapshot, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

function summaryOf(keyResults: readonly Partial<KeyResult>[], objective: Partial<Objective> = {}): string {
  const snapshot = aSnapshot({
    objectives: [anObjective(objective)],
    keyResults: keyResults.map((given, index) =>
      aKeyResult({ id: `k${index}`, title: `Number ${index}`, ...given }),
    ),
  })
  return evaluateAt(NOW, { snapshot }).objectives[0]!.summary
}

test('a summary counts the key results by status, the worst first, and names the weakest', () => {
  expect(summaryOf([{ current: 30 }, { current: 0 }, { target: null }, { current: 28 }])).toBe(
    '4 key results: 1 off track, 1 unknown, 2 on track. Weakest: Number 1 (off track).',
  )
})

test('a single key result needs no weakest', () => {
  expect(summaryOf([{ current: 0 }])).toBe('1 key result: 1 off track.')
})

test('what was dropped or deferred is told apart', () => {
  expect(summaryOf([{ current: 30 }, { state: 'dropped' }, { state: 'deferred' }])).toBe(
    '1 key result: 1 on track. 2 dropped or deferred.',
  )
})

test('an objective without a key result is unknown', () => {
  expect(summaryOf([])).toBe('Unknown: it has no key result to judge it by.')
})

test('an assumed cycle is said, since the status rests on it', () => {
  expect(summaryOf([{ current: 30 }], { cycle: null })).toBe(
    '1 key result: 1 on track. Judged from 1 Oct to 31 Dec, since no cycle is set.',
  )
})

/** What the summary of two key results, on track and off track, is told from. */
function aSummaryCase(titles: readonly [string, string] = ['Number 0', 'Number 1']) {
  const snapshot = aSnapshot({
    keyResults: [
      aKeyResult({ id: 'k0', title: titles[0], current: 30 }),
      aKeyResult({ id: 'k1', title: titles[1], current: 0, override: 'at_risk' }),
    ],
  })
  const { objectives, keyResults } = evaluateAt(NOW, { snapshot })
  const rolledUp = objectives[0]!
  return { rolledUp, keyResults, overrule: null, overruleEnded: null, originalScore: null, assumed: null }
}

test('a summary begins with a person’s status or with its end, and tells moved goals with both scores', () => {
  const found = aSummaryCase()
  const overrule = { status: 'on_track', until: '2026-11-30', since: '2026-11-16' } as const

  expect(summary({ ...found, overrule })).toMatch(
    /^Set to On track by a person until 30 Nov; the rules say Off track\. 2 key results: /,
  )
  expect(
    summary({ ...found, overruleEnded: { status: 'on_track', on: '2026-11-16', because: 'time' } }),
  ).toMatch(/^A person's On track ended on 16 Nov, when its time was over\. 2 key results: /)
  expect(summary({ ...found, originalScore: 0.2 })).toContain(
    'Goals were moved: score 25 % now, 20 % against those that the cycle began with.',
  )
})

test('a summary counts by the rules and says how many people overruled', () => {
  expect(summary(aSummaryCase())).toBe(
    '2 key results: 1 off track, 1 on track. Weakest: Number 1 (off track). 1 overruled by a person.',
  )
})

test('however long titles are, a summary keeps to its limit and says whole sentences', () => {
  const found = aSummaryCase(['a'.repeat(300), 'b'.repeat(300)])
  const assumed = { start: '2026-10-01', end: '2026-12-31' }
  const overrule = { status: 'on_track', until: '2026-11-30', since: '2026-11-16' } as const
  const told = summary({ ...found, overrule, originalScore: 0.2, assumed })

  expect(told.length).toBeLessThanOrEqual(280)
  expect(told).toMatch(/Weakest: b+… \(off track\)\./)
  expect(summaryWhole({ ...found, assumed }).at(-1)).toBe(
    'Judged from 1 Oct to 31 Dec, since no cycle is set.',
  )
})
