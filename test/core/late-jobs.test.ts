import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lateJobs } from '#src/core/late-jobs.ts'
import { isSyncDue, type Schedule } from '#src/core/schedule.ts'

const berlin: Schedule = {
  timezone: 'Europe/Berlin',
  syncEveryMinutes: 5,
  digestAt: { weekday: 1, hour: 8, minute: 0 },
}

function syncAt(now: string, finishedAt: string) {
  return lateJobs(now, { last: [{ job: 'sync', finishedAt }], firstRunAt: finishedAt }, berlin).sync
}

function digestAt(now: string, finishedAt: string, schedule = berlin) {
  return lateJobs(now, { last: [{ job: 'digest', finishedAt }], firstRunAt: null }, schedule).digest
}

test('a sync is late when two whole periods have passed since it was due', () => {
  const done = '2026-11-20T08:00:40.000Z'

  expect(syncAt('2026-11-20T08:04:59.000Z', done)).toEqual({ lastGood: done, dueSince: null, late: false })
  expect(syncAt('2026-11-20T08:05:00.000Z', done).dueSince).toBe('2026-11-20T08:05:00.000Z')
  expect(syncAt('2026-11-20T08:15:00.000Z', done).late).toBe(false)
  expect(syncAt('2026-11-20T08:15:00.001Z', done).late).toBe(true)
})

test('a digest is late when it has not gone out for two weeks after it was due, at its local hour', () => {
  // 08:00 in Berlin, in summer and, from 25 October, in winter.
  const done = '2026-10-12T06:00:20.000Z'

  expect(digestAt('2026-10-19T05:59:59.000Z', done)).toEqual({ lastGood: done, dueSince: null, late: false })
  expect(digestAt('2026-10-19T06:00:00.000Z', done).dueSince).toBe('2026-10-19T06:00:00.000Z')
  expect(digestAt('2026-11-02T07:00:00.000Z', done).late).toBe(false)
  expect(digestAt('2026-11-02T07:00:00.001Z', done).late).toBe(true)
})

test('a digest that went out in the very moment is due a week later', () => {
  expect(digestAt('2026-11-16T07:00:00.000Z', '2026-11-16T07:00:00.000Z').dueSince).toBe(null)
})

test('what has never gone well is reckoned from the first run, and nothing is late before there was one', () => {
  const never = { lastGood: null, dueSince: null, late: false }
  expect(lateJobs('2026-11-20T08:00:00.000Z', { last: [], firstRunAt: null }, berlin)).toEqual({
    sync: never,
    digest: never,
  })

  const given = { last: [], firstRunAt: '2026-11-18T08:02:00.000Z' }
  expect(lateJobs('2026-11-18T08:04:00.000Z', given, berlin)).toEqual({ sync: never, digest: never })
  expect(lateJobs('2026-11-18T08:15:01.000Z', given, berlin).sync.late).toBe(true)
  expect(lateJobs('2026-12-07T07:00:00.000Z', given, berlin).digest.late).toBe(false)
  expect(lateJobs('2026-12-07T07:00:01.000Z', given, berlin).digest.late).toBe(true)
})

test('a job that every tick runs when it is due is never late, and one that is late is due', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 })
  const start = Date.parse('2026-09-20T00:00:00.000Z')
  const moment = (offset: number) => new Date(start + offset * 60_000).toISOString()
  fc.assert(
    fc.property(minutes, minutes, fc.integer({ min: 5, max: 1440 }), (one, other, syncEveryMinutes) => {
      const schedule = { ...berlin, syncEveryMinutes }
      const [done, now] = [moment(Math.min(one, other)), moment(Math.max(one, other))]
      const last = [{ job: 'sync', finishedAt: done }]
      const { sync } = lateJobs(now, { last, firstRunAt: done }, schedule)
      expect(sync.dueSince !== null).toBe(isSyncDue(now, last, schedule))
      if (sync.late) expect(sync.dueSince).not.toBe(null)
    }),
  )
})
