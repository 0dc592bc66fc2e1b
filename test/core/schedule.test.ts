import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { slotOfNow } from '#src/core/schedule/report-slots.ts'
import { openMailings, reportState } from '#src/core/schedule/report-state.ts'
import { isSyncDue } from '#src/core/schedule.ts'

const berlin = {
  timezone: 'Europe/Berlin',
  syncEveryMinutes: 5,
  digestAt: { weekday: 1, hour: 8, minute: 0 },
  fiscalYearStart: 1,
  mail: MailPolicy.parse({}),
}

/** 08:00 in Berlin on Monday 16 November 2026. */
const MONDAY = '2026-11-16T07:00:00.000Z'

/** The week that a digest sent now is of. */
function digestSlot(now: string, schedule: Pick<typeof berlin, 'digestAt' | 'timezone'>): string {
  const calendar = { ...berlin, ...schedule }
  return openMailings(now, [], calendar)[0]?.slot ?? slotOfNow('digest', now, calendar)
}

function digestIsDue(now: string, lastDigest: string | null, schedule = berlin): boolean {
  const last = lastDigest === null ? [] : [{ job: 'digest' as const, asOf: lastDigest }]
  return reportState(now, last, null, schedule).due.includes('digest')
}

test('a service that has never run is due to sync', () => {
  expect(isSyncDue('2026-11-20T08:03:00.000Z', [], berlin)).toBe(true)
})

test('a sync is due once per slot of the clock, however long the last run took', () => {
  const last = [{ job: 'sync' as const, finishedAt: '2026-11-20T08:00:40.000Z' }]

  expect(isSyncDue('2026-11-20T08:00:50.000Z', last, berlin)).toBe(false)
  expect(isSyncDue('2026-11-20T08:04:59.000Z', last, berlin)).toBe(false)
  expect(isSyncDue('2026-11-20T08:05:00.000Z', last, berlin)).toBe(true)
})

test('a digest is due from its moment on and not before', () => {
  expect(digestIsDue('2026-11-16T06:59:59.000Z', null)).toBe(false)
  expect(digestIsDue(MONDAY, null)).toBe(true)
})

test('a digest that went out is not due again on a second tick', () => {
  expect(digestIsDue('2026-11-16T07:05:00.000Z', '2026-11-16T07:00:20.000Z')).toBe(false)
})

test('a missed digest is caught up within a day and then left out', () => {
  expect(digestIsDue('2026-11-17T06:59:00.000Z', '2026-11-09T07:00:20.000Z')).toBe(true)
  expect(digestIsDue('2026-11-17T07:00:00.000Z', '2026-11-09T07:00:20.000Z')).toBe(false)
})

test('a digest sent by hand before its moment does not stop the scheduled one, which the outbox then finds sent', () => {
  expect(digestIsDue(MONDAY, '2026-11-16T06:30:00.000Z')).toBe(true)
})

test('a digest comes at the same local hour before and after the clocks change', () => {
  const sunday = { ...berlin, digestAt: { weekday: 7, hour: 8, minute: 0 } }

  expect(digestIsDue('2026-03-22T07:00:00.000Z', null, sunday)).toBe(true)
  expect(digestIsDue('2026-03-29T05:59:00.000Z', null, sunday)).toBe(false)
  expect(digestIsDue('2026-03-29T06:00:00.000Z', null, sunday)).toBe(true)
  expect(digestIsDue('2026-10-25T06:59:00.000Z', null, sunday)).toBe(false)
  expect(digestIsDue('2026-10-25T07:00:00.000Z', null, sunday)).toBe(true)
})

test('a digest set to an hour that the clock leaves out comes an hour later', () => {
  const skipped = { ...berlin, digestAt: { weekday: 7, hour: 2, minute: 30 } }

  expect(digestIsDue('2026-03-29T01:29:00.000Z', null, skipped)).toBe(false)
  expect(digestIsDue('2026-03-29T01:30:00.000Z', null, skipped)).toBe(true)
})

test('a digest set to an hour that the clock repeats comes once', () => {
  const repeated = { ...berlin, digestAt: { weekday: 7, hour: 2, minute: 30 } }

  expect(digestIsDue('2026-10-25T00:30:00.000Z', null, repeated)).toBe(true)
  expect(digestIsDue('2026-10-25T01:30:00.000Z', '2026-10-25T00:30:10.000Z', repeated)).toBe(false)
})

test('whatever ticks are missed, doubled or late by less than a day, each week has one digest', () => {
  const fiveMinutes = fc.integer({ min: 0, max: 3 * 7 * 24 * 12 })
  // Three weeks over the end of summer time, the first digest on 19 October.
  const start = Date.parse('2026-10-18T22:00:00.000Z')
  const daily = Array.from({ length: 22 }, (_, day) => day * 24 * 12 + 12 * 12)
  fc.assert(
    fc.property(fc.array(fiveMinutes, { maxLength: 30 }), (extra) => {
      const sent: string[] = []
      let last: string | null = null
      for (const tick of [...daily, ...extra].sort((a, b) => a - b)) {
        const now = new Date(start + tick * 5 * 60_000).toISOString()
        if (!digestIsDue(now, last)) continue
        last = now
        sent.push(digestSlot(now, berlin))
      }
      expect(sent.slice(0, 3)).toEqual(['2026-W43', '2026-W44', '2026-W45'])
      expect(new Set(sent).size).toBe(sent.length)
    }),
  )
})

test('the slot is the ISO week in the time zone of the organisation', () => {
  expect(slotOfNow('digest', '2026-11-15T23:30:00.000Z', berlin)).toBe('2026-W47')
  expect(slotOfNow('digest', '2026-11-15T23:30:00.000Z', { ...berlin, timezone: 'UTC' })).toBe('2026-W46')
  expect(slotOfNow('digest', '2027-01-01T12:00:00.000Z', { ...berlin, timezone: 'UTC' })).toBe('2026-W53')
})

test("Sunday's digest that leaves on Monday belongs to Sunday's week", () => {
  const sundayNight = { weekday: 7, hour: 23, minute: 0 }

  expect(digestSlot('2026-11-16T03:00:00.000Z', { timezone: 'UTC', digestAt: sundayNight })).toBe('2026-W46')
  expect(digestSlot('2026-11-17T03:00:00.000Z', { timezone: 'UTC', digestAt: sundayNight })).toBe('2026-W47')
})
