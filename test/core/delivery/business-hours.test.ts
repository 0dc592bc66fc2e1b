import fc from 'fast-check'
import { expect, test } from 'vitest'
import { businessHours } from '#src/core/delivery/business-hours.ts'

function hours(calendar: string, timezone: string, from: string, to: string): number {
  return businessHours(calendar, timezone)(Date.parse(from), Date.parse(to))
}

test('only what lies between opening and closing of working days counts', () => {
  const berlin = (from: string, to: string) => hours('Mon-Fri 09:00-17:00', 'Europe/Berlin', from, to)
  // In November Berlin is an hour ahead.
  expect(berlin('2026-11-20T08:00:00Z', '2026-11-20T16:00:00Z')).toBe(8)
  expect(berlin('2026-11-20T15:30:00Z', '2026-11-23T08:15:00Z')).toBe(0.75)
  expect(berlin('2026-11-21T00:00:00Z', '2026-11-22T23:00:00Z')).toBe(0)
  expect(berlin('2026-11-16T00:00:00Z', '2026-11-23T00:00:00Z')).toBe(40)
})

test('the clock is put forward and back', () => {
  // In Berlin, on 29 March 2026 from 2 to 3, and on 25 October from 3 to 2.
  const day = (from: string, to: string) => hours('Mon-Sun 00:00-00:00', 'Europe/Berlin', from, to)
  expect(day('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23)
  expect(hours('Sun-Sun 01:00-04:00', 'Europe/Berlin', '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z')).toBe(
    2,
  )
  expect(hours('Sun-Sun 01:00-04:00', 'Europe/Berlin', '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z')).toBe(
    4,
  )
  const work = (from: string, to: string) => hours('Mon-Fri 09:00-17:00', 'Europe/Berlin', from, to)
  expect(work('2026-03-27T15:00:00Z', '2026-03-30T08:00:00Z')).toBe(2)
})

test('a night shift ends on the next day, and a week may go over Sunday', () => {
  const night = (from: string, to: string) => hours('Fri-Fri 22:00-06:00', 'UTC', from, to)
  expect(night('2026-11-20T00:00:00Z', '2026-11-22T00:00:00Z')).toBe(8)
  expect(night('2026-11-21T00:00:00Z', '2026-11-21T05:00:00Z')).toBe(5)
  expect(hours('Sat-Mon 10:00-11:00', 'UTC', '2026-11-16T00:00:00Z', '2026-11-23T00:00:00Z')).toBe(3)
})

test('every zone, far ahead and far behind, has its day', () => {
  for (const timezone of ['Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Kathmandu', 'America/St_Johns']) {
    expect(hours('Mon-Fri 09:00-17:00', timezone, '2026-11-16T00:00:00Z', '2026-11-30T00:00:00Z')).toBe(80)
  }
})

test('stretches add up and are never longer than around the clock', () => {
  const open = businessHours('Mon-Fri 09:00-17:30', 'America/New_York')
  const moment = fc.integer({ min: Date.parse('2026-02-01'), max: Date.parse('2026-12-01') })
  fc.assert(
    fc.property(fc.uniqueArray(moment, { minLength: 3, maxLength: 3 }), (moments) => {
      const [a = 0, b = 0, c = 0] = moments.sort((x, y) => x - y)
      expect(open(a, b) + open(b, c)).toBeCloseTo(open(a, c), 6)
      expect(open(a, b)).toBeGreaterThanOrEqual(0)
      expect(open(a, b)).toBeLessThanOrEqual((b - a) / 3_600_000 + 1e-9)
    }),
    { numRuns: 50 },
  )
})
