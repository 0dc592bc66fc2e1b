import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { stalenessOf } from '#src/core/scoring/staleness.ts'
import { HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'

function judge(day: number, parts: { lastSeen?: number | null; policy?: object }) {
  const { lastSeen = 10, policy = {} } = parts
  const input = {
    lastSeen: lastSeen === null ? null : onDay(lastSeen),
    period: HUNDRED_DAYS,
    now: onDay(day),
  }
  return stalenessOf(input, Policy.parse(policy))
}

test('a check-in is stale after 14 days and unverified after twice as many', () => {
  const days = [10, 24, 25, 38, 39, 90]
  expect(days.map((day) => judge(day, {}))).toEqual([
    'fresh',
    'fresh',
    'stale',
    'stale',
    'unverified',
    'unverified',
  ])
})

test('where values are due less often two cadences count', () => {
  const policy = { checkInEveryDays: 14 }
  expect([38, 39, 66, 67].map((day) => judge(day, { policy }))).toEqual([
    'fresh',
    'stale',
    'stale',
    'unverified',
  ])
  expect(judge(24, { policy: { checkInEveryDays: 1 } })).toBe('fresh')
})

test('the policy may name a limit of its own', () => {
  const policy = { staleAfterDays: 5, checkInEveryDays: 30 }
  expect([15, 16, 20, 21].map((day) => judge(day, { policy }))).toEqual([
    'fresh',
    'stale',
    'stale',
    'unverified',
  ])
})

test('without a check-in since the start the start counts', () => {
  expect([14, 15, 29].map((day) => judge(day, { lastSeen: null }))).toEqual(['fresh', 'stale', 'unverified'])
})
