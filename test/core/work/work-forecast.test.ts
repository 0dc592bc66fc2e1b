import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#src/core/time/day.ts'
import type { KnownWork, WorkCourse } from '#src/core/work/work.ts'
import { workForecast } from '#src/core/work/work-forecast.ts'
import { TODAY } from '#test/core/a-snapshot.ts'

/** Created on Monday 5 October: the seventh week began on 16 November, and runs. */
const course: WorkCourse = {
  createdAt: '2026-10-05T09:00:00.000Z',
  scope: [20, 30, 40, 40, 40, 40, 40],
  completed: [0, 4, 8, 14, 20, 28, 30],
  inProgress: [0, 2, 4, 4, 4, 4, 4],
}

function forecast(
  given: Partial<WorkCourse> = {},
  work: Partial<KnownWork> = {},
  at: { today?: string; timezone?: string } = {},
) {
  return workForecast(
    { share: 0.7, lastActivity: '2026-11-18T10:00:00.000Z', course: { ...course, ...given }, ...work },
    { today: TODAY, timezone: 'UTC', ...at },
  )
}

test('remaining points over the weighted pace of the last four whole weeks, from the day of the last change', () => {
  // 4, 6, 6, 8 weighted 1, 2, 3, 4: 66 / 10 = 6.6 a week. Remaining 40 - 30 - 4/4 = 9.
  // 9 / 6.6 = 9.55 days, 9 / 9.24 = 6.82 days, 9 / 3.96 = 15.91 days, from 18 November.
  expect(forecast()).toEqual({
    kind: 'date',
    velocity: 6.6,
    band: { day: '2026-11-28', earliest: '2026-11-25', latest: '2026-12-04' },
  })
})

test('what changed last before the week that runs, or never, counts from the beginning of that week', () => {
  const expected = { band: { day: '2026-11-26', earliest: '2026-11-23', latest: '2026-12-02' } }
  expect(forecast({}, { lastActivity: '2026-10-20T10:00:00.000Z' })).toMatchObject(expected)
  expect(forecast({}, { lastActivity: null })).toMatchObject(expected)
  expect(forecast({}, { lastActivity: '2027-03-01T10:00:00.000Z' })).toMatchObject({
    band: { day: '2026-11-30' },
  })
})

test('one whole week is enough, none is not, and a pace of fewer weeks is weighted alike', () => {
  const at = { today: '2026-10-13' }
  const work = { lastActivity: null }
  const weeks = (scope: number[], completed: number[]) => ({ scope, completed, inProgress: [0, 0] })
  // 10 of 30 in the first week: 20 remain, two weeks from 12 October.
  expect(forecast(weeks([30, 30], [10, 10]), work, at)).toMatchObject({
    velocity: 10,
    band: { day: '2026-10-26' },
  })
  expect(forecast({ scope: [30], completed: [10], inProgress: [0] }, work, at)).toMatchObject({
    kind: 'none',
    reason: 'first_week',
  })
  // 1 and 4 weighted 1 and 2: 9 / 3.
  expect(forecast({ scope: [30, 30, 30], completed: [1, 5, 5], inProgress: [] }, work)).toMatchObject({
    velocity: 3,
  })
})

test('where nothing was completed for four weeks, on balance, there is no date', () => {
  expect(forecast({ completed: [10, 28, 28, 28, 28, 28, 30] })).toEqual({
    kind: 'none',
    reason: 'nothing_completed',
    because: 'nothing was completed in the 4 weeks up to 15 Nov',
  })
  expect(forecast({ completed: [0, 28, 30, 28, 30, 26, 26] })).toMatchObject({ reason: 'nothing_completed' })
  expect(
    forecast({ scope: [9, 9], completed: [0, 0], inProgress: [0, 0] }, {}, { today: '2026-10-13' }),
  ).toMatchObject({ because: 'nothing was completed in the week up to 11 Oct' })
})

test('a day that would have passed is put off to the end of the week that runs', () => {
  // 0.66 remain: 0.7 days from 16 November.
  const soon = forecast({ scope: [40, 40, 40, 40, 40, 40, 30.66], inProgress: [] }, { lastActivity: null })
  expect(soon).toMatchObject({ band: { earliest: '2026-11-23', day: '2026-11-23', latest: '2026-11-23' } })
  // 3.3 remain: 2.5, 3.5 and 5.8 days, of which the first has passed.
  const partly = forecast({ scope: [40, 40, 40, 40, 40, 40, 33.3], inProgress: [] }, { lastActivity: null })
  expect(partly).toMatchObject({ band: { earliest: '2026-11-20', day: '2026-11-20', latest: '2026-11-22' } })
})

test('what is done has no forecast, nor has what tells no course or none that adds up', () => {
  expect(forecast({}, { share: 1 })).toMatchObject({ reason: 'over' })
  expect(forecast({ completed: [0, 4, 8, 14, 20, 28, 40], inProgress: [] })).toMatchObject({ reason: 'over' })
  expect(workForecast({ share: 0.2, lastActivity: null }, { today: TODAY, timezone: 'UTC' })).toMatchObject({
    reason: 'no_course',
  })
  expect(forecast({ scope: [], completed: [], inProgress: [] })).toMatchObject({ reason: 'no_course' })
  expect(forecast({ scope: [Number.NaN], completed: [1], inProgress: [0] })).toMatchObject({
    reason: 'no_course',
  })
})

test('days are those of the organisation', () => {
  const work = { lastActivity: '2026-11-18T23:30:00.000Z' }
  expect(forecast({}, work, { timezone: 'Europe/Berlin' })).toMatchObject({ band: { day: '2026-11-29' } })
})

test('what would take for ever ends in ten years', () => {
  const slow = forecast({ scope: [1e12], completed: [0], inProgress: [0] })
  expect(slow).toMatchObject({ reason: 'first_week' })
  const scope = Array.from({ length: 7 }, () => 1e12)
  expect(forecast({ scope })).toMatchObject({ band: { day: '2036-11-15', latest: '2036-11-15' } })
})

const weeks = fc.array(
  fc.record({
    scope: fc.integer({ min: 0, max: 200 }),
    completed: fc.integer({ min: 0, max: 200 }),
    inProgress: fc.integer({ min: 0, max: 50 }),
  }),
  { maxLength: 12 },
)

test('the band holds the day, nothing lies in the past, and more work is never done sooner', () => {
  fc.assert(
    fc.property(
      weeks,
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 20 }),
      (entries, day, more) => {
        const given = {
          scope: entries.map(({ scope }) => scope),
          completed: entries.map(({ completed }) => completed),
          inProgress: entries.map(({ inProgress }) => inProgress),
        }
        const at = (today: string) => forecast(given, { lastActivity: null }, { today })
        const today = addDays('2026-11-16', day)
        const told = at(today)
        if (told.kind === 'none') return
        const { earliest, day: middle, latest } = told.band
        expect([earliest, middle, latest].toSorted()).toEqual([earliest, middle, latest])
        expect(earliest >= today).toBe(true)
        expect(told.velocity).toBeGreaterThan(0)
        const first = at('2026-11-16')
        if (first.kind === 'date' && first.band.earliest >= today) expect(told).toEqual(first)
        const scope = given.scope.map((points) => points + more)
        const larger = forecast({ ...given, scope }, { lastActivity: null }, { today: '2026-11-16' })
        if (larger.kind === 'date' && first.kind === 'date')
          expect(larger.band.day >= first.band.day).toBe(true)
      },
    ),
  )
})
