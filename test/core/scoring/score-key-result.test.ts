import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, checkIns, HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})

function score(parts: Partial<ScoreInput>, day: number) {
  const result = scoreKeyResult(aScoreInput(parts), onDay(day), policy)
  return { ...result, codes: result.problems.map(({ code }) => code) }
}

test('a key result half-way on plan is on track for 0.7 and at risk for all of it', () => {
  const history = checkIns({ 20: 18, 50: 50 })
  expect(score({ history }, 50)).toMatchObject({
    score: 0.5,
    raw: 0.5,
    plan: 0.5,
    expected: 0.35,
    gap: expect.closeTo(-0.15),
    forecast: 1,
    confidence: expect.closeTo(0.8, 2),
    confidenceFull: 0.5,
    need: expect.closeTo(0.4),
    pace: 1,
    status: 'on_track',
    risk: 'low',
    evidence: 'ok',
    reasons: [],
    valid: true,
  })
  expect(score({ history, ambition: 'committed' }, 50)).toMatchObject({
    expected: 0.5,
    gap: 0,
    confidence: 0.5,
    status: 'at_risk',
    risk: 'medium',
  })
})

test('plan, expected and gap go by today, the forecast by the day of the latest check-in', () => {
  const history = checkIns({ 20: 20, 40: 40 })
  const then = score({ history }, 40)
  const later = score({ history }, 60)
  expect(later.confidence).toBe(then.confidence)
  expect(later.forecast).toBe(then.forecast)
  expect(later.plan).toBe(0.6)
  expect(later.gap).toBeCloseTo(0.6 * 0.7 - 0.4)
})

test('a declared curve sets the clock', () => {
  const history = checkIns({ 10: 5, 50: 25 })
  expect(score({ history, curve: 'Back-loaded', ambition: 'committed' }, 50)).toMatchObject({
    plan: 0.25,
    expected: 0.25,
    gap: 0,
    confidence: 0.5,
  })
})

test('evidence is none, low or ok by the check-ins since the start and how far the plan was', () => {
  expect(score({}, 50).evidence).toBe('none')
  expect(score({ history: checkIns({ [-5]: 0 }) }, 50).evidence).toBe('none')
  expect(score({ history: checkIns({ 50: 40 }) }, 50).evidence).toBe('low')
  expect(score({ history: checkIns({ 10: 5, 29: 30 }) }, 50).evidence).toBe('low')
  expect(score({ history: checkIns({ 10: 5, 30: 30 }) }, 50).evidence).toBe('ok')
})

test('nothing recorded is unknown everywhere, with the chance that is known of nothing', () => {
  expect(score({}, 5)).toMatchObject({
    current: null,
    lastCheckIn: null,
    score: null,
    raw: null,
    gap: null,
    forecast: 1,
    confidence: expect.closeTo(0.706, 3),
    status: 'not_started',
    valid: true,
    problems: [],
  })
})

test('silence turns at risk after the grace, and off track from three quarters on', () => {
  expect([10, 11, 74, 75].map((day) => score({}, day).status)).toEqual([
    'not_started',
    'at_risk',
    'at_risk',
    'off_track',
  ])
  expect(score({}, 20)).toMatchObject({ risk: 'medium', reasons: ['no_check_in'] })
  expect(score({}, 75)).toMatchObject({ risk: 'critical', reasons: ['no_check_in', 'unverified'] })
})

test('a value from before the start is scored and is still silence', () => {
  expect(score({ history: checkIns({ [-2]: 30 }) }, 20)).toMatchObject({
    score: 0.3,
    status: 'at_risk',
    reasons: ['no_check_in'],
  })
})

test('a definition that is invalid is unknown, with null for every number', () => {
  expect(score({ target: null, history: checkIns({ 40: 40 }) }, 50)).toMatchObject({
    current: 40,
    lastCheckIn: onDay(40),
    score: null,
    raw: null,
    plan: null,
    expected: null,
    gap: null,
    forecast: null,
    confidence: null,
    confidenceFull: null,
    need: null,
    pace: null,
    status: 'unknown',
    risk: 'low',
    reasons: ['invalid'],
    valid: false,
    codes: ['no_target'],
  })
})

test('a source that cannot be read is unknown without an earlier value, and scored by that where there is one', () => {
  expect(score({ sourceUnknown: true }, 50)).toMatchObject({
    status: 'unknown',
    score: null,
    confidence: null,
    reasons: ['source_unknown'],
    valid: false,
  })
  expect(score({ sourceUnknown: true, history: checkIns({ 20: 20, 40: 40 }) }, 50)).toMatchObject({
    status: 'on_track',
    score: 0.4,
    valid: true,
  })
})

test('before the start even an invalid key result is not started', () => {
  expect(score({}, -3)).toMatchObject({ status: 'not_started', reasons: ['before_start'], plan: 0 })
  expect(score({ target: null }, -3)).toMatchObject({ status: 'not_started', valid: false })
})

test('after the end the forecast is the final raw score, with a chance of 1 or 0', () => {
  expect(score({ history: checkIns({ 20: 20, 98: 74 }) }, 100)).toMatchObject({
    status: 'complete',
    risk: 'none',
    reasons: ['ended_at_target'],
    forecast: 0.74,
    confidence: 1,
    confidenceFull: 0,
    need: null,
    plan: 1,
    expected: 0.7,
  })
  expect(score({ history: checkIns({ 20: 20, 98: 64 }) }, 100)).toMatchObject({
    status: 'off_track',
    risk: 'critical',
    reasons: ['missed'],
    score: 0.64,
    forecast: 0.64,
    confidence: 0,
  })
  expect(score({}, 100)).toMatchObject({
    status: 'off_track',
    reasons: ['missed', 'no_check_in'],
    score: null,
    forecast: null,
    confidence: null,
  })
})

test('milestones are complete when all are done, before the end', () => {
  const done = { type: 'milestone', target: null, baseline: null, milestones: '[x] A\n[x] B' } as const
  expect(score({ ...done, history: checkIns({ 30: 1 }) }, 40)).toMatchObject({
    score: 1,
    status: 'complete',
    reasons: ['reached'],
    forecast: 1,
    confidence: 1,
    confidenceFull: 1,
    need: null,
  })
})

test('dated milestones are paced by their dates and expected in steps', () => {
  const milestones = `[x] A @ ${onDay(39)}\n[ ] B @ ${onDay(79)}`
  const history = checkIns({ 10: 0, 40: 0.5 })
  expect(score({ type: 'milestone', milestones, history, ambition: 'committed' }, 60)).toMatchObject({
    score: 0.5,
    plan: expect.closeTo(0.75),
    expected: 0.5,
    gap: 0,
    confidence: 0.5,
  })
})

test('milestones without a list read Current of Target', () => {
  const counted = { type: 'milestone', target: 4, baseline: null } as const
  expect(score({ ...counted, history: checkIns({ 10: 1, 40: 2 }) }, 50)).toMatchObject({
    score: 0.5,
    codes: [],
  })
})

test('yes or no follows its deadline: a falling chance until it is done', () => {
  const launch = { type: 'yes_no', target: null, baseline: null } as const
  expect(score({ ...launch, history: checkIns({ 5: 0, 45: 0 }) }, 50)).toMatchObject({
    score: 0,
    expected: 0,
    gap: 0,
    plan: 0.5,
    forecast: expect.closeTo(0.529, 3),
    confidence: expect.closeTo(0.529, 3),
    need: null,
    status: 'at_risk',
    reasons: ['no_movement', 'no_progress_signal'],
  })
  expect(score({ ...launch, history: checkIns({ 5: 0 }) }, 80).status).toBe('off_track')
  expect(score({ ...launch, history: checkIns({ 5: 0, 40: 1 }) }, 80)).toMatchObject({
    score: 1,
    status: 'complete',
    forecast: 1,
    confidence: 1,
  })
  expect(score({ ...launch, history: checkIns({ 5: 0 }) }, 100)).toMatchObject({ expected: 1, gap: 1 })
})

test('a value to keep is judged by the chance that it stays within bounds', () => {
  const uptime = { type: 'maintain', direction: 'at_least', target: 99.9, baseline: null } as const
  expect(score({ ...uptime, history: checkIns({ 8: 99.95 }) }, 20)).toMatchObject({
    score: 1,
    raw: 1,
    expected: 1,
    gap: 0,
    plan: 0.2,
    confidence: expect.closeTo(0.667, 3),
    need: null,
    status: 'at_risk',
    evidence: 'low',
  })
  const held = checkIns({ 7: 99.95, 14: 99.95, 21: 99.95, 28: 99.95 })
  expect(score({ ...uptime, history: held }, 30).status).toBe('on_track')
  expect(score({ ...uptime, history: checkIns({ 0: 99.95, 10: 99 }) }, 20)).toMatchObject({
    score: 0.5,
    raw: 0,
    gap: 0.5,
    status: 'off_track',
  })
})

test('a value that was kept is only complete when the time is over', () => {
  const uptime = { type: 'maintain', direction: 'at_least', target: 99.9 } as const
  const history = checkIns({ 80: 99.95, 90: 99.95 })
  expect(score({ ...uptime, history }, 99).status).toBe('on_track')
  expect(score({ ...uptime, history }, 100)).toMatchObject({ status: 'complete', forecast: 1, confidence: 1 })
})

test('closing below the target score is refused and said', () => {
  const closed = { state: 'closed', history: checkIns({ 20: 10, 50: 20 }) } as const
  const refused = score(closed, 50)
  expect(refused).toMatchObject({ status: 'off_track', codes: ['closed_below_target'] })
  expect(refused.problems[0]).toMatchObject({
    message:
      'State is Closed, but its score is 0.2, below the 0.7 that counts as reached; it is judged as if it were open.',
    mend: 'Record in Current what was reached, for example 70; or set State to Active, or to Dropped with a linked decision.',
  })
  expect(score({ ...closed, history: checkIns({ 50: 74 }) }, 50)).toMatchObject({
    status: 'complete',
    reasons: ['closed_by_owner'],
    confidence: 1,
    forecast: 0.74,
    codes: [],
  })
  expect(score({ state: 'closed' }, 50).problems[0]?.message).toContain('nothing is recorded')
})

test('cuts and target scores are the policy’s', () => {
  const input = aScoreInput({ history: checkIns({ 20: 20, 50: 50 }) })
  const strict = Policy.parse({ cuts: { green: 0.85 } })
  const easy = Policy.parse({ targetScores: { aspirational: 0.5 } })
  expect(scoreKeyResult(input, onDay(50), policy).status).toBe('on_track')
  expect(scoreKeyResult(input, onDay(50), strict).status).toBe('at_risk')
  expect(scoreKeyResult(input, onDay(50), easy)).toMatchObject({ targetScore: 0.5, expected: 0.25 })
})

test('check-ins after the day that is asked about do not count', () => {
  const history = checkIns({ 20: 20, 40: 40, 60: 5 })
  const before = score({ history: history.slice(0, 2) }, 50)
  expect(score({ history }, 50)).toMatchObject({
    ...before,
    problems: expect.anything(),
    codes: expect.anything(),
  })
})

test('the period counts and not the name of the cycle', () => {
  const period = { start: '2026-10-01', end: '2026-12-31' }
  expect(scoreKeyResult(aScoreInput({ period }), '2026-11-16', policy).plan).toBe(0.5)
  expect(scoreKeyResult(aScoreInput({ period: HUNDRED_DAYS }), '2026-11-16', policy).plan).toBe(1)
})
