// Inputs that the widely copied script scores wrongly, each with its right answer. It calls a score of 0.70 on track and at least
// 0.40 at risk whatever the date, and takes what is missing for 0.
import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, checkIns, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})

function score(parts: Partial<ScoreInput>, day = 50) {
  return scoreKeyResult(aScoreInput(parts), onDay(day), policy)
}

function now(value: number, day = 50): Pick<ScoreInput, 'history'> {
  return { history: checkIns({ [day]: value }) }
}

const unknown = { status: 'unknown', score: null, valid: false }
const noData = { score: null, raw: null, valid: true, problems: [] }
const uptime = { type: 'maintain', direction: 'at_least', target: 99.9 } as const

test('lower is better with a target above the baseline is a fault', () => {
  expect(score({ direction: 'decrease', baseline: 5, target: 8, ...now(9) })).toMatchObject(unknown)
})

test('lower is better without a baseline needs one', () => {
  expect(score({ direction: 'decrease', baseline: null, target: 30, ...now(60) })).toMatchObject(unknown)
})

test('lower is better without a value has no data', () => {
  expect(score({ direction: 'decrease', baseline: 47, target: 30 })).toMatchObject(noData)
})

test('a negative target without a baseline is unknown', () => {
  expect(score({ baseline: null, target: -2, ...now(-10) })).toMatchObject(unknown)
})

test('a negative baseline without a value has no data', () => {
  expect(score({ baseline: -10, target: -2 })).toMatchObject(noData)
})

test('uptime that is kept scores 1, also where the baseline is the target', () => {
  expect(score({ ...uptime, baseline: 99.9, ...now(99.95) })).toMatchObject({ score: 1, raw: 1 })
  expect(score({ ...uptime, baseline: 99.95, ...now(99.95) })).toMatchObject({ score: 1, raw: 1 })
})

test('uptime below its bound is a breach, with or without a baseline', () => {
  expect(score({ ...uptime, baseline: 99.95, ...now(99) })).toMatchObject({ score: 0, status: 'off_track' })
  expect(score({ ...uptime, baseline: null, ...now(90) })).toMatchObject({ score: 0, status: 'off_track' })
})

test('churn kept at most at 2 scores 1', () => {
  const churn = { type: 'maintain', direction: 'at_most', baseline: 2, target: 2 } as const
  expect(score({ ...churn, ...now(1.5) })).toMatchObject({ score: 1, raw: 1 })
})

test('a percentage that should fall is unknown without a baseline', () => {
  const churn = { type: 'percentage', direction: 'decrease', baseline: null, target: 10 } as const
  expect(score({ ...churn, ...now(12) })).toMatchObject(unknown)
})

test('NaN is invalid and never on track', () => {
  expect(score(now(Number.NaN))).toMatchObject(unknown)
  expect(score({ type: 'milestone', target: 4, ...now(Number.NaN) })).toMatchObject(unknown)
})

test('a value that is text or nothing is a fault of one row', () => {
  for (const value of ['5', null, undefined]) {
    expect(score(now(value as never))).toMatchObject({ ...unknown, problems: [{ code: 'bad_value' }] })
  }
})

test('5 of 4 milestones score 1, and it is said', () => {
  expect(score({ type: 'milestone', target: 4, ...now(5) })).toMatchObject({
    score: 1,
    raw: 1.25,
    status: 'complete',
    problems: [{ code: 'above_target', level: 'warning' }],
  })
})

test('an unknown type is a fault of one row', () => {
  expect(score({ type: 'invalid', ...now(5) })).toMatchObject(unknown)
})

test('overshoot and regression keep their raw score', () => {
  expect(score(now(300))).toMatchObject({ raw: 3, score: 1 })
  expect(score(now(-20))).toMatchObject({ raw: -0.2, score: 0 })
})

test('yes or no is not red from the tenth day on', () => {
  expect(score({ type: 'yes_no', target: null, history: checkIns({ 2: 0 }) }, 11)).toMatchObject({
    score: 0,
    status: 'at_risk',
  })
})

test('milestones weigh and are due by their own dates', () => {
  const milestones = `[x] Small *1 @ ${onDay(20)}\n[ ] Large *3 @ ${onDay(90)}`
  const key = { type: 'milestone', milestones, history: checkIns({ 5: 0, 20: 0.25 }) } as const
  expect(score(key, 30)).toMatchObject({ score: 0.25, expected: expect.closeTo(0.175), status: 'on_track' })
  expect(score(key, 92)).toMatchObject({ score: 0.25, expected: expect.closeTo(0.7) })
})

test('the same score is judged by its date', () => {
  expect(score({ history: checkIns({ 2: 20, 5: 39 }) }, 5).status).toBe('on_track')
  expect(score({ history: checkIns({ 50: 20, 99: 40 }) }, 99).status).toBe('off_track')
  expect(score({ history: checkIns({ 50: 30, 99: 70 }) }, 99).status).toBe('at_risk')
  expect(score({ history: checkIns({ 50: 30, 99: 70 }), ambition: 'committed' }, 99).status).toBe('off_track')
  expect(score({ history: checkIns({ 1: 69.9 }) }, 1).status).toBe('on_track')
})

test('the expected score reaches the target score at the end, and decides what is behind', () => {
  const committed = { ambition: 'committed', history: checkIns({ 50: 40, 99: 85 }) } as const
  expect(score(committed, 100)).toMatchObject({ expected: 1, gap: expect.closeTo(0.15), status: 'off_track' })
})

test('what is done is complete without a tick, and a tick does not make it so', () => {
  expect(score({ type: 'milestone', target: 4, ...now(4) }).status).toBe('complete')
  expect(score({ state: 'closed', history: checkIns({ 20: 10, 50: 20 }) })).toMatchObject({
    status: 'off_track',
    problems: [{ code: 'closed_below_target' }],
  })
})

test('a metric at its target is on track as long as it can go back, and complete at the end', () => {
  const reached = { history: checkIns({ 50: 60, 90: 100 }) }
  expect(score(reached, 90)).toMatchObject({ status: 'on_track', score: 1 })
  expect(score(reached, 100)).toMatchObject({ status: 'complete', score: 1 })
})

test('little movement is not judged worse than none, and none is still seen late', () => {
  expect(score({ history: checkIns({ 7: 0 }) }, 7).status).toBe('not_started')
  expect(score({ history: checkIns({ 7: 0 }) }, 10).status).toBe('not_started')
  expect(score({ history: checkIns({ 7: 0 }) }, 11).status).toBe('at_risk')
  expect(score({ history: checkIns({ 7: 1 }) }, 7).status).toBe('at_risk')
  expect(score({ history: checkIns({ 7: 0, 30: 0 }) }, 30)).toMatchObject({ reasons: ['no_movement'] })
})

test('day 0 is the start and not the middle', () => {
  expect(score({}, 0)).toMatchObject({ plan: 0, expected: 0, status: 'not_started' })
})

test('a bad period is a fault and not half of the time', () => {
  expect(score({ period: { start: 'soon', end: 'later' }, ...now(40) })).toMatchObject(unknown)
})

test('check-ins have days: what is old is stale, what is steady is forecast, what wobbles does not flap', () => {
  const history = checkIns({ 10: 10, 20: 20, 30: 30 })
  expect(score({ history }, 30)).toMatchObject({
    status: 'on_track',
    forecast: 1,
    confidence: expect.closeTo(0.76, 2),
  })
  expect(score({ history }, 50)).toMatchObject({ status: 'at_risk', reasons: ['stale'] })
  const wobble = { history: checkIns({ 20: 20, 50: 42 }) }
  expect(score({ ...wobble, previousColour: 'on_track' }).status).toBe('on_track')
  expect(score({ ...wobble, previousColour: 'at_risk' }).status).toBe('at_risk')
})

test('a period need not be a quarter', () => {
  const year = { start: '2026-01-01', end: '2026-12-31' }
  const week = { start: '2026-01-01', end: '2026-01-07' }
  const inYear = { period: year, history: [{ day: '2026-07-02', value: 50 }] }
  const inWeek = { period: week, history: [{ day: '2026-01-04', value: 50 }] }
  expect(scoreKeyResult(aScoreInput(inYear), '2026-07-02', policy).confidence).toBeCloseTo(0.8, 2)
  expect(scoreKeyResult(aScoreInput(inWeek), '2026-01-04', policy).confidence).toBeCloseTo(0.85, 2)
})

test('risk follows the clock and the pace that is needed', () => {
  expect(score({ history: checkIns({ 5: -1, 20: -20 }) }, 20).risk).toBe('high')
  expect(score({ history: checkIns({ 20: 0, 70: 30 }) }, 70)).toMatchObject({
    status: 'off_track',
    risk: 'high',
  })
  expect(score({ history: checkIns({ 20: 0, 72: 5 }) }, 72)).toMatchObject({ risk: 'critical' })
  expect(score({ history: checkIns({ 20: 0, 75: 30 }) }, 75)).toMatchObject({ risk: 'critical' })
})
