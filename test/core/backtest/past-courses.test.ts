import { expect, test } from 'vitest'
import { pastCourses } from '#src/core/backtest/past-courses.ts'
import { aPastDay } from './a-past-day.ts'

const TODAY = '2026-11-20'
const nothingLeft = {
  running: 0,
  withoutOutcome: 0,
  withoutColour: 0,
  greyDays: 0,
  movedDays: 0,
  oldDays: 0,
}

test('a key result is judged by its last score against its target score', () => {
  const outcome = (score: number, targetScore: number) =>
    pastCourses([aPastDay({}), aPastDay({ day: '2026-09-30', score, targetScore })], TODAY).courses[0]?.hit

  expect(outcome(0.7, 0.7)).toBe(true)
  expect(outcome(0.7 - 1e-10, 0.7)).toBe(true)
  expect(outcome(0.69, 0.7)).toBe(false)
  expect(outcome(0.7, 1)).toBe(false)
})

test('a cycle is past from the day after its last one', () => {
  const days = [aPastDay({ day: '2026-09-30' })]

  expect(pastCourses(days, '2026-09-30')).toEqual({ courses: [], leftOut: { ...nothingLeft, running: 1 } })
  expect(pastCourses(days, '2026-10-01').courses).toHaveLength(1)
})

test('a score from long before the end is no outcome, unless the key result was complete', () => {
  const early = aPastDay({ day: '2026-09-20', score: 0.2 })

  expect(pastCourses([early], TODAY).leftOut).toEqual({ ...nothingLeft, withoutOutcome: 1 })
  const complete = aPastDay({ day: '2026-09-21', status: 'complete', colour: null, score: 0.7 })
  expect(pastCourses([early, complete], TODAY).courses).toMatchObject([{ hit: true }])
})

test('a source that failed on the last day leaves the score of the days before as the outcome', () => {
  const days = [
    aPastDay({ day: '2026-09-29', score: 0.9 }),
    aPastDay({ day: '2026-09-30', status: 'unknown', colour: null, score: null, confidence: null }),
  ]

  expect(pastCourses(days, TODAY)).toMatchObject({
    courses: [{ hit: true }],
    leftOut: { ...nothingLeft, greyDays: 1 },
  })
})

test('days without green, amber or red are counted and left out', () => {
  const grey = [
    aPastDay({ day: '2026-07-01', status: 'not_started', colour: null }),
    aPastDay({ day: '2026-07-02', status: 'unknown', colour: null, confidence: null, score: null }),
  ]
  const end = aPastDay({ day: '2026-09-30', status: 'complete', colour: null })

  const { courses, leftOut } = pastCourses([...grey, aPastDay({}), end], TODAY)

  expect(courses.map(({ days }) => days.map(({ day }) => day))).toEqual([['2026-08-15']])
  expect(leftOut).toEqual({ ...nothingLeft, greyDays: 3 })
  expect(pastCourses([...grey, end], TODAY).leftOut).toEqual({ ...nothingLeft, withoutColour: 1 })
})

test('days of the first rules are left out, for their target score is not known', () => {
  const days = [aPastDay({ day: '2026-09-30', ruleVersion: '1', targetScore: 1 })]

  expect(pastCourses(days, TODAY)).toEqual({ courses: [], leftOut: { ...nothingLeft, oldDays: 1 } })
})

test('a row that is used again in the next cycle has an outcome in each; a moved period is one', () => {
  const second = { start: '2026-04-01', end: '2026-06-30' }
  const moved = { start: '2026-07-01', end: '2026-10-15' }

  const { courses } = pastCourses(
    [
      aPastDay({ day: '2026-10-15', period: moved, score: 0.9 }),
      aPastDay({ day: '2026-06-30', period: second, score: 0.1 }),
      aPastDay({}),
    ],
    TODAY,
  )

  expect(courses).toMatchObject([
    { period: second, hit: false },
    { period: moved, hit: true, days: [{ day: '2026-10-15' }] },
  ])
})

test.each([
  ['target', { target: 50 }],
  ['baseline', { baseline: 20 }],
  ['target score', { targetScore: 0.5 }],
  ['end', { period: { start: '2026-07-01', end: '2026-09-15' } }],
])('what was told before the %s was moved is not judged by what became of the moved goal', (_, moved) => {
  const days = [
    aPastDay({ day: '2026-08-01', confidence: 0.1 }),
    aPastDay({ day: '2026-09-14', ...moved }),
    aPastDay({ day: '2026-09-15', ...moved, status: 'complete', colour: null, score: 0.9 }),
  ]

  const { courses, leftOut } = pastCourses(days, TODAY)

  expect(courses.map(({ days: judged }) => judged.map(({ day }) => day))).toEqual([['2026-09-14']])
  expect(leftOut).toEqual({ ...nothingLeft, movedDays: 1, greyDays: 1 })
})

test('an edit of the goal, and a day without a colour, let hysteresis start anew', () => {
  const days = [
    aPastDay({ day: '2026-08-01' }),
    aPastDay({ day: '2026-08-02' }),
    aPastDay({ day: '2026-08-03', weight: 2 }),
    aPastDay({ day: '2026-08-04', weight: 2 }),
    aPastDay({ day: '2026-08-05', weight: 2, status: 'unknown', colour: null, confidence: null }),
    aPastDay({ day: '2026-08-06', weight: 2 }),
    aPastDay({ day: '2026-09-30', weight: 2 }),
  ]

  const [course] = pastCourses(days, TODAY).courses

  expect(course?.days.map(({ startsAnew }) => startsAnew)).toEqual([true, false, true, false, true, false])
})
