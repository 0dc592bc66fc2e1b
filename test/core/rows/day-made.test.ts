import { expect, test } from 'vitest'
import { dayMade } from '#src/core/rows/day-made.ts'

test.each([
  ['its Date', '2026-11-05', '2026-11-09', '2026-11-05'],
  ['where that lies ahead the day on which it was seen decided', '2026-12-24', '2026-11-09', '2026-11-09'],
  ['without a Date the same', null, '2026-11-09', '2026-11-09'],
  ['what it says itself, where nobody saw it decided', '2026-11-05', undefined, '2026-11-05'],
  ['not known', null, null, null],
])('a decision was made on %s', (_, date, seenOn, day) => {
  expect(dayMade({ date }, seenOn)).toBe(day)
})
