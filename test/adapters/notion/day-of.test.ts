import { expect, test } from 'vitest'
import { dayOf, momentOf } from '#src/adapters/notion/day-of.ts'

test.each([
  ['2026-11-20', null, 'Asia/Tokyo', '2026-11-20'],
  ['2026-11-20T23:30:00.000+00:00', null, 'Europe/Berlin', '2026-11-21'],
  ['2026-11-20T23:30:00.000+00:00', null, 'America/New_York', '2026-11-20'],
  ['2026-03-29T00:30:00.000+00:00', null, 'Europe/Berlin', '2026-03-29'],
  ['2026-11-20T23:30:00.000', 'America/New_York', 'Europe/Berlin', '2026-11-20'],
  ['soon', null, 'UTC', null],
  ['soon', 'Europe/Berlin', 'UTC', null],
])('%s (%s) is in %s the day %s', (text, zone, timezone, day) => {
  expect(dayOf(text, zone, timezone)).toBe(day)
})

test.each([
  ['2026-11-20T09:30:00.000+01:00', '2026-11-20T08:30:00.000Z'],
  ['2026-11-20', '2026-11-20'],
  ['soon', null],
])('%s is the moment %s', (text, moment) => {
  expect(momentOf(text)).toBe(moment)
})
