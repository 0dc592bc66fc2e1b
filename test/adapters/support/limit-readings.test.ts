import { expect, test } from 'vitest'
import { createLimitReadings } from '#src/adapters/support/limit-readings.ts'

const now = '2026-11-20T08:00:00.000Z'
const hour = { name: 'core', limit: 5_000, resetAt: '2026-11-20T09:00:00.000Z' }

test('a run may spend its even part of what is left, less with each request', () => {
  const limits = createLimitReadings()
  const left = limits.beginRun(now, 5)
  expect(left('core')).toBe(Infinity)
  limits.note({ ...hour, remaining: 4_600 })
  // A fifth of 5,000 is left to others; twelve runs share the rest.
  expect(left('core')).toBe(300)
  limits.note({ ...hour, remaining: 4_590 })
  expect(left('core')).toBe(290)
  expect(left('graphql')).toBe(Infinity)
})

test('a limit that is refilled during a run gives the run no more', () => {
  const limits = createLimitReadings()
  limits.note({ ...hour, remaining: 1_120 })
  const left = limits.beginRun(now, 5)
  expect(left('core')).toBe(10)
  limits.note({ ...hour, remaining: 5_000 })
  expect(left('core')).toBe(10)
})

test('what is spent after a limit was refilled counts as well', () => {
  const limits = createLimitReadings()
  limits.note({ ...hour, remaining: 1_120 })
  const left = limits.beginRun(now, 5)
  expect(left('core')).toBe(10)
  for (const remaining of [1_118, 5_000, 4_997]) limits.note({ ...hour, remaining })
  expect(left('core')).toBe(5)
})

test('what was told of an hour that is over is no measure of this one', () => {
  const limits = createLimitReadings()
  limits.note({ ...hour, remaining: 1_010, resetAt: now })
  const left = limits.beginRun(now, 5)
  expect(left('core')).toBe(Infinity)
  limits.note({ ...hour, remaining: 4_600 })
  expect(left('core')).toBe(300)
  limits.note({ ...hour, remaining: 4_500 })
  expect(left('core')).toBe(200)
})

test('a limit is spent at nothing left, until it is given back', () => {
  const limits = createLimitReadings()
  expect(limits.spentUntil('core', now)).toBeNull()
  limits.note({ ...hour, remaining: 1 })
  expect(limits.spentUntil('core', now)).toBeNull()
  limits.note({ ...hour, remaining: 0 })
  expect(limits.spentUntil('core', now)).toBe(hour.resetAt)
  expect(limits.spentUntil('core', hour.resetAt)).toBeNull()
  expect(limits.all()).toEqual([{ ...hour, remaining: 0 }])
})
