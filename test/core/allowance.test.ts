import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowance } from '#src/core/allowance.ts'

const now = '2026-11-20T08:00:00.000Z'
const inAnHour = '2026-11-20T09:00:00.000Z'

test('a full limit is spread over the runs until it is full again, a fifth kept back', () => {
  expect(allowance({ limit: 5_000, remaining: 5_000, resetAt: inAnHour }, now, 5)).toBe(333)
})

test('what is kept back is not spent', () => {
  expect(allowance({ limit: 5_000, remaining: 1_000, resetAt: inAnHour }, now, 5)).toBe(0)
  expect(allowance({ limit: 5_000, remaining: 0, resetAt: inAnHour }, now, 5)).toBe(0)
})

test('the last run before the reset may take all but what is kept back', () => {
  expect(allowance({ limit: 100, remaining: 60, resetAt: '2026-11-20T08:04:00.000Z' }, now, 5)).toBe(40)
})

test('all runs until the reset together never take what is kept back', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), fc.integer({ min: 1, max: 240 }), (limit, part, every) => {
      let remaining = Math.min(limit, part)
      const before = remaining
      for (let minute = 0; minute < 60; minute += every) {
        const at = new Date(Date.parse(now) + minute * 60_000).toISOString()
        remaining -= allowance({ limit, remaining, resetAt: inAnHour }, at, every)
      }
      expect(remaining).toBeGreaterThanOrEqual(Math.min(before, limit * 0.2))
    }),
  )
})
