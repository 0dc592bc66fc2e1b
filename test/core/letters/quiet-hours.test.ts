import fc from 'fast-check'
import { expect, test } from 'vitest'
import { businessHours } from '#src/core/delivery/business-hours.ts'
import { openFrom } from '#src/core/letters/quiet-hours.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'

const BERLIN = 'Europe/Berlin'
const week = { hours: 'Mon-Fri 08:00-18:00', holidays: [] }

/** 20 November 2026 is a Friday; Berlin is an hour ahead of UTC. */
test('what comes within the hours leaves at once, what comes after them on the next working morning', () => {
  expect(openFrom('2026-11-20T07:00:00.000Z', BERLIN, week)).toBe('2026-11-20T07:00:00.000Z')
  expect(openFrom('2026-11-20T16:59:59.999Z', BERLIN, week)).toBe('2026-11-20T16:59:59.999Z')
  expect(openFrom('2026-11-20T17:00:00.000Z', BERLIN, week)).toBe('2026-11-23T07:00:00.000Z')
  expect(openFrom('2026-11-20T05:00:00.000Z', BERLIN, week)).toBe('2026-11-20T07:00:00.000Z')
})

test('nothing leaves on a holiday, however many follow each other: what waits leaves after the last one', () => {
  const holidays = ['2026-11-20', '2026-11-23']
  expect(openFrom('2026-11-20T09:00:00.000Z', BERLIN, { ...week, holidays })).toBe('2026-11-24T07:00:00.000Z')
  const all = Array.from({ length: 800 }, (_, index) =>
    new Date(Date.UTC(2026, 10, 1 + index)).toISOString().slice(0, 10),
  )
  // The last one is 8 January 2029, a Monday.
  expect(openFrom('2026-11-20T09:00:00.000Z', BERLIN, { ...week, holidays: all })).toBe(
    '2029-01-09T07:00:00.000Z',
  )
})

test('hours over midnight belong to the day on which they open, and end at midnight before a holiday', () => {
  const night = { hours: 'sat-thu 22:00-06:00', holidays: [] }
  // Thursday's night goes on into Friday morning; Friday has none of its own.
  expect(openFrom('2026-11-20T04:59:00.000Z', BERLIN, night)).toBe('2026-11-20T04:59:00.000Z')
  expect(openFrom('2026-11-20T05:00:00.000Z', BERLIN, night)).toBe('2026-11-21T21:00:00.000Z')
  const holidays = ['2026-11-20']
  expect(openFrom('2026-11-19T22:59:00.000Z', BERLIN, { ...night, holidays })).toBe(
    '2026-11-19T22:59:00.000Z',
  )
  expect(openFrom('2026-11-19T23:00:00.000Z', BERLIN, { ...night, holidays })).toBe(
    '2026-11-21T21:00:00.000Z',
  )
  const allDay = { hours: 'Mon-Sun 00:00-00:00', holidays }
  expect(openFrom('2026-11-19T23:00:00.000Z', BERLIN, allDay)).toBe('2026-11-20T23:00:00.000Z')
})

test('an opening that the clock skips is the moment after the gap', () => {
  const early = { hours: 'Sun-Sun 02:30-09:00', holidays: [] }
  expect(openFrom('2026-03-28T12:00:00.000Z', BERLIN, early)).toBe('2026-03-29T01:30:00.000Z')
  // Hours that lie in the gap as a whole do not come on that day.
  const gone = { hours: 'Sun-Sun 02:00-03:00', holidays: [] }
  expect(openFrom('2026-03-28T12:00:00.000Z', BERLIN, gone)).toBe('2026-04-05T00:00:00.000Z')
})

test('the hours are those of the team calendar, in every zone and across every change of the clock', () => {
  const time = fc.constantFrom('00:00', '02:00', '02:30', '06:00', '08:00', '18:00', '22:00')
  const day = fc.constantFrom('Mon', 'Wed', 'Fri', 'Sat', 'Sun')
  const zone = fc.constantFrom(
    BERLIN,
    'Pacific/Niue',
    'Pacific/Kiritimati',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Africa/Cairo',
    'America/Santiago',
    'Asia/Kathmandu',
  )
  const minute = fc.integer({ min: 0, max: 366 * 24 * 60 }).map((it) => Date.UTC(2026, 0, 1) + it * 60_000)
  fc.assert(
    fc.property(day, day, time, time, zone, minute, (first, last, opening, closing, timezone, from) => {
      const hours = `${first}-${last} ${opening}-${closing}`
      const open = businessHours(hours, timezone)
      const at = Date.parse(openFrom(new Date(from).toISOString(), timezone, { hours, holidays: [] }))
      expect(at).toBeGreaterThanOrEqual(from)
      expect(open(from, at)).toBe(0)
      expect(open(at, at + 1000)).toBeGreaterThan(0)
    }),
    { numRuns: 150 },
  )
})

test('holidays that leave no day for letters in two months are a fault of the settings', () => {
  const daysOff = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      new Date(Date.UTC(2026, 10, 23 + index)).toISOString().slice(0, 10),
    )
  const faultsOf = (holidays: readonly string[]) =>
    (MailPolicy.safeParse({ holidays }).error?.issues ?? []).map(({ path, message }) => [path, message])
  expect(faultsOf(daysOff(33))).toEqual([])
  expect(faultsOf(daysOff(63))).toEqual([
    [
      ['holidays'],
      expect.stringContaining('leaves no day for letters in more than 62 days from 2026-11-23 on'),
    ],
  ])
  expect(faultsOf([...daysOff(33), '2026-13-01'])).toEqual([[['holidays', 33], expect.anything()]])
})
