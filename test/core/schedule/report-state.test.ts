import { expect, test } from 'vitest'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { openMailings, reportState } from '#src/core/schedule/report-state.ts'

const calendar = {
  timezone: 'UTC',
  digestAt: { weekday: 1, hour: 8, minute: 0 },
  fiscalYearStart: 1,
  mail: MailPolicy.parse({
    subscriptions: [{ to: ['Bo@Example.com'], reports: ['digest'], teams: ['Web'], at: 'Tue 09:00' }],
  }),
}

const LONG_AGO = '2026-01-01T00:00:00.000Z'
const good = (job: string, asOf: string) => ({ job, asOf })
const allGood = (asOf: string) =>
  ['digest', 'initiatives', 'engineering', 'quarterly'].map((job) => good(job, asOf))

test('a report is due from its moment on, once', () => {
  const before = allGood('2026-11-20T00:00:00.000Z')

  expect(reportState('2026-11-23T07:59:59.999Z', before, LONG_AGO, calendar)).toEqual({ due: [], missed: [] })
  expect(reportState('2026-11-23T08:00:00.000Z', before, LONG_AGO, calendar).due).toEqual([
    'digest',
    'initiatives',
  ])
  const after = allGood('2026-11-23T08:00:07.000Z')
  expect(reportState('2026-11-23T08:05:00.000Z', after, LONG_AGO, calendar)).toEqual({ due: [], missed: [] })
})

test('a report that was missed is caught up within a day, else told as missed, once', () => {
  const before = allGood('2026-11-20T00:00:00.000Z')

  expect(reportState('2026-11-24T07:59:00.000Z', before, LONG_AGO, calendar)).toEqual({
    due: ['digest', 'initiatives'],
    missed: [],
  })
  const late = reportState('2026-11-24T08:00:00.000Z', before, LONG_AGO, calendar)
  expect(late.due).toEqual([])
  expect(late.missed).toEqual([
    { report: 'digest', slot: '2026-W48', moment: '2026-11-23T08:00:00.000Z' },
    { report: 'initiatives', slot: '2026-W48', moment: '2026-11-23T08:00:00.000Z' },
  ])
  expect(
    reportState('2026-11-24T08:05:00.000Z', allGood('2026-11-24T08:00:00.000Z'), LONG_AGO, calendar).missed,
  ).toEqual([])
})

test('what was to leave before the service came is nobody’s loss', () => {
  expect(reportState('2026-11-26T12:00:00.000Z', [], '2026-11-25T00:00:00.000Z', calendar).missed).toEqual([])
  expect(reportState('2026-11-26T12:00:00.000Z', [], null, calendar).missed).toEqual([])
})

test('a subscription with a time of its own makes the report due again, for its readers alone', () => {
  const now = '2026-11-24T09:00:00.000Z'

  expect(reportState(now, allGood('2026-11-23T08:00:07.000Z'), LONG_AGO, calendar).due).toEqual(['digest'])
  expect(openMailings(now, ['cto@example.com'], calendar)).toEqual([
    {
      report: 'digest',
      to: ['bo@example.com'],
      teams: ['Web'],
      at: 'Tue 09:00',
      slot: '2026-W48',
      moment: '2026-11-24T09:00:00.000Z',
    },
  ])
})

test('a subscription whose own time was missed is told as missed too, and a report in the order of its moments', () => {
  const now = '2026-11-25T09:00:00.000Z'
  const tuesday = { report: 'digest', slot: '2026-W48', moment: '2026-11-24T09:00:00.000Z' }

  expect(reportState(now, allGood('2026-11-23T08:00:07.000Z'), LONG_AGO, calendar).missed).toEqual([tuesday])
  expect(reportState(now, allGood('2026-11-24T09:00:00.000Z'), LONG_AGO, calendar).missed).toEqual([])
  expect(reportState(now, allGood('2026-11-20T00:00:00.000Z'), LONG_AGO, calendar).missed).toEqual([
    { report: 'digest', slot: '2026-W48', moment: '2026-11-23T08:00:00.000Z' },
    { report: 'initiatives', slot: '2026-W48', moment: '2026-11-23T08:00:00.000Z' },
    tuesday,
  ])
})

test('what was seen to be due still is, however long the jobs before it took', () => {
  const seen = '2026-11-24T07:59:00.000Z'
  const later = '2026-11-24T08:03:00.000Z'
  const slotsOf = (now: string, seenAt?: string) =>
    openMailings(now, ['cto@example.com'], calendar, seenAt).map(({ report, slot }) => `${report} ${slot}`)

  expect(slotsOf(later, seen)).toEqual(slotsOf(seen))
  expect(slotsOf(seen)).toEqual(['digest 2026-W48', 'initiatives 2026-W48'])
  expect(slotsOf(later)).toEqual([])
})
