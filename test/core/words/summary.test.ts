import { expect, test } from 'vitest'
import type { KeyResult, Objective } from '#src/core/model.ts'
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
