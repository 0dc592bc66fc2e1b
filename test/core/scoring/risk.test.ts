import { expect, test } from 'vitest'
import { riskOf } from '#src/core/scoring/risk.ts'

test.each([
  ['complete', 0.9, 3, 'none'],
  ['on_track', 0.9, 3, 'low'],
  ['not_started', 0.05, 1, 'low'],
  ['at_risk', 0.74, 1, 'medium'],
  ['at_risk', 0.75, 1, 'high'],
  ['off_track', 0.5, 2, 'high'],
  ['off_track', 0.5, null, 'high'],
  ['off_track', 0.5, 2.1, 'critical'],
  ['off_track', 0.75, 1, 'critical'],
] as const)('%s at %d of the time with a need of %d is of risk %s', (status, t, need, risk) => {
  expect(riskOf({ status, t, need, isUnverified: false })).toBe(risk)
})

test('what is unverified is of high risk at least', () => {
  const early = { t: 0.3, need: 1, isUnverified: true }
  expect(riskOf({ ...early, status: 'at_risk' })).toBe('high')
  expect(riskOf({ ...early, status: 'off_track', need: 3 })).toBe('critical')
})
