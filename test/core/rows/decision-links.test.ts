import { expect, test } from 'vitest'
import type { Decision } from '#src/core/model.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { aDecision, aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'

const DAY = '2026-11-20'

/** Whether a decision that is linked to k1 decides a change of it. */
function decides(given: Partial<Decision>, others: readonly Decision[] = []): boolean {
  const decision = aDecision({ keyResults: ['k1'], status: 'decided', date: '2026-11-18', ...given })
  return decisionLinks(aSnapshot({ decisions: [decision, ...others] })).decidesSince(aKeyResult(), DAY)
}

test('a decision decides a change from either side of the link', () => {
  expect(decides({})).toBe(true)
  const decision = aDecision({ status: 'decided', date: '2026-11-18' })
  const { decidesSince } = decisionLinks(aSnapshot({ decisions: [decision] }))
  expect(decidesSince(aKeyResult({ decisions: ['d1'] }), DAY)).toBe(true)
  expect(decidesSince(aKeyResult({ decisions: ['d2'] }), DAY)).toBe(false)
  expect(decidesSince(aKeyResult(), DAY)).toBe(false)
})

test('a decision may be 14 days older than the change, and any time younger', () => {
  expect(decides({ date: '2026-11-06' })).toBe(true)
  expect(decides({ date: '2026-11-05' })).toBe(false)
  expect(decides({ date: '2026-12-20' })).toBe(true)
})

test('without a Date the day it was raised counts, and without both it decides', () => {
  expect(decides({ date: null, raised: '2026-11-10' })).toBe(true)
  expect(decides({ date: null, raised: '2026-09-01' })).toBe(false)
  expect(decides({ date: null, raised: null })).toBe(true)
})

test('what is not decided, or no longer stands, decides nothing', () => {
  for (const status of ['proposed', 'superseded', 'reversed'] as const) {
    expect(decides({ status })).toBe(false)
  }
  expect(decides({ status: null })).toBe(true)
  expect(decides({ status: null, date: null })).toBe(false)
  expect(decides({}, [aDecision({ id: 'd2', status: 'decided', supersedes: ['d1'] })])).toBe(false)
})
