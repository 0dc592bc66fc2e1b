import { expect, test } from 'vitest'
import { daysBefore } from '#src/core/time/days-before.ts'

test('days before a moment are counted in hours, and keep the form in which moments are compared', () => {
  expect(daysBefore('2026-11-20T09:00:00.000Z', 90)).toBe('2026-08-22T09:00:00.000Z')
  expect(daysBefore('2026-03-01T00:30:00Z', 1)).toBe('2026-02-28T00:30:00.000Z')
})
