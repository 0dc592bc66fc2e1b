import { expect, test } from 'vitest'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { type ReportCalendar, reportSlots } from '#src/core/schedule/report-slots.ts'

const berlin: ReportCalendar = {
  timezone: 'Europe/Berlin',
  digestAt: { weekday: 1, hour: 8, minute: 0 },
  fiscalYearStart: 1,
  mail: MailPolicy.parse({}),
}

function latest(
  report: Parameters<typeof reportSlots>[0],
  now: string,
  calendar: ReportCalendar = berlin,
  at: string | null = null,
) {
  return reportSlots(report, at, now, calendar).findLast(({ moment }) => moment <= now)
}

test('the digest leaves at its time on the clock of the organisation, also after the clocks were changed', () => {
  expect(latest('digest', '2026-10-20T12:00:00.000Z')).toEqual({
    slot: '2026-W43',
    moment: '2026-10-19T06:00:00.000Z',
  })
  expect(latest('digest', '2026-10-27T12:00:00.000Z')).toEqual({
    slot: '2026-W44',
    moment: '2026-10-26T07:00:00.000Z',
  })
})

test('a digest whose day is a holiday leaves on the next working day, under the name of its week', () => {
  const easter = { ...berlin, mail: MailPolicy.parse({ holidays: ['2026-04-06'] }) }

  expect(latest('digest', '2026-04-06T12:00:00.000Z', easter)?.slot).toBe('2026-W14')
  expect(latest('digest', '2026-04-07T12:00:00.000Z', easter)).toEqual({
    slot: '2026-W15',
    moment: '2026-04-07T06:00:00.000Z',
  })
})

test('a digest that is set to a Sunday leaves on Sunday; put off to Monday by a holiday it keeps the week of its Sunday', () => {
  const sunday = { ...berlin, digestAt: { weekday: 7, hour: 18, minute: 0 } }

  expect(latest('digest', '2026-11-23T20:00:00.000Z', sunday)).toEqual({
    slot: '2026-W47',
    moment: '2026-11-22T17:00:00.000Z',
  })
  const off = { ...sunday, mail: MailPolicy.parse({ holidays: ['2026-11-22'] }) }
  expect(latest('digest', '2026-11-23T20:00:00.000Z', off)).toEqual({
    slot: '2026-W47',
    moment: '2026-11-23T17:00:00.000Z',
  })
})

test('a time that the clock skips is the one after the gap', () => {
  const night = { ...berlin, digestAt: { weekday: 7, hour: 2, minute: 30 } }

  expect(latest('digest', '2026-03-29T12:00:00.000Z', night)?.moment).toBe('2026-03-29T01:30:00.000Z')
})

test('the initiatives update leaves with the digest, or at a time of its own', () => {
  const thursday = { ...berlin, mail: MailPolicy.parse({ initiativesAt: 'Thu 15:00' }) }

  expect(latest('initiatives', '2026-11-17T00:00:00.000Z')?.moment).toBe('2026-11-16T07:00:00.000Z')
  expect(latest('initiatives', '2026-11-20T00:00:00.000Z', thursday)?.moment).toBe('2026-11-19T14:00:00.000Z')
  expect(latest('initiatives', '2026-11-20T00:00:00.000Z', thursday, 'fri 09:00')?.moment).toBe(
    '2026-11-13T08:00:00.000Z',
  )
})

test('the engineering report leaves on the first working day of the month and is about the month before', () => {
  const newYear = { ...berlin, mail: MailPolicy.parse({ holidays: ['2027-01-01'] }) }

  expect(latest('engineering', '2026-11-20T00:00:00.000Z')).toEqual({
    slot: '2026-10',
    moment: '2026-11-02T07:00:00.000Z',
  })
  expect(latest('engineering', '2027-01-20T00:00:00.000Z', newYear)).toEqual({
    slot: '2026-12',
    moment: '2027-01-04T07:00:00.000Z',
  })
})

test('the OKR report leaves on the fifth working day of a fiscal quarter and is about the cycle before', () => {
  const april = { ...berlin, fiscalYearStart: 4 }

  expect(latest('quarterly', '2026-11-20T00:00:00.000Z')).toEqual({
    slot: '2026-Q3',
    moment: '2026-10-07T06:00:00.000Z',
  })
  expect(latest('quarterly', '2026-04-30T00:00:00.000Z', april)).toEqual({
    slot: '2026-Q4',
    moment: '2026-04-07T06:00:00.000Z',
  })
})

test('where every day is a holiday a report leaves on its own day', () => {
  const days = Array.from({ length: 1200 }, (_, index) =>
    new Date(Date.UTC(2026, 5, 1 + index)).toISOString().slice(0, 10),
  )
  const never = { ...berlin, mail: { ...MailPolicy.parse({}), holidays: days } }

  expect(latest('digest', '2026-11-20T00:00:00.000Z', never)?.moment).toBe('2026-11-16T07:00:00.000Z')
})
