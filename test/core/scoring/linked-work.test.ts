import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { paceGap } from '#src/core/scoring/forecast.ts'
import { workSignal } from '#src/core/scoring/linked-work.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, checkIns, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})
const launch = { type: 'yes_no', target: null, baseline: null } as const
const milestones = { type: 'milestone', target: null, baseline: null } as const

function score(parts: Partial<ScoreInput>, day = 50) {
  return scoreKeyResult(aScoreInput(parts), onDay(day), policy)
}

test('all work done stands for nine tenths of the goal', () => {
  expect(workSignal({ kind: 'yes_no' }, 0, 1)).toBe(0.9)
  expect(workSignal({ kind: 'yes_no' }, null, 0.5)).toBe(0.45)
  expect(workSignal({ kind: 'yes_no' }, 0, 7)).toBe(0.9)
})

test('work says nothing where it cannot be read, or the score speaks for itself', () => {
  const metric = { kind: 'reach', baseline: 0, target: 10, final: false } as const
  const list = { kind: 'reach', baseline: 0, target: 1, final: true } as const
  expect(workSignal({ kind: 'yes_no' }, 0, null)).toBeNull()
  expect(workSignal({ kind: 'yes_no' }, 0, Number.NaN)).toBeNull()
  expect(workSignal({ kind: 'yes_no' }, 1, 0.5)).toBeNull()
  expect(workSignal(metric, 0.1, 0.9)).toBeNull()
  expect(workSignal(list, 0.5, 0.5)).toBeNull()
  expect(workSignal(list, 0.5, 0.6)).toBeCloseTo(0.54)
})

test('yes or no is forecast by its work and the plan of today', () => {
  const { confidence, confidenceFull } = paceGap({ raw: 0.54, clock: 0.5 }, 0.7, policy.forecast)
  expect(score({ ...launch, history: checkIns({ 5: 0 }), workShare: 0.6 })).toMatchObject({
    score: 0,
    raw: 0,
    confidence,
    confidenceFull,
    forecast: confidence,
    need: null,
    pace: null,
    status: 'on_track',
    reasons: ['from_linked_work'],
  })
})

test('yes or no that is judged by its work does not grow stale, and is never green without a word of its owner', () => {
  expect(score({ ...launch, workShare: 0.6 })).toMatchObject({
    score: null,
    status: 'at_risk',
    evidence: 'low',
    reasons: ['no_check_in', 'from_linked_work'],
  })
  expect(score({ ...launch, workShare: 0.6, history: checkIns({ 2: 0 }) })).toMatchObject({
    score: 0,
    status: 'on_track',
    reasons: ['from_linked_work'],
  })
  expect(score({ ...launch, workShare: 0 })).toMatchObject({
    status: 'off_track',
    reasons: ['no_check_in', 'from_linked_work'],
  })
})

test('work that is partly done has started, and work that has not begun has not', () => {
  expect(score({ ...launch, workShare: 0.1 }, 5).status).toBe('at_risk')
  expect(score({ ...launch, workShare: 0 }, 5)).toMatchObject({
    status: 'not_started',
    reasons: ['no_check_in'],
  })
})

test('between milestones the work carries the forecast on', () => {
  const half = { ...milestones, milestones: '[x] A\n[ ] B', history: checkIns({ 20: 0.25, 45: 0.5 }) }
  const { confidence, need } = paceGap({ raw: 0.72, clock: 0.5 }, 0.7, policy.forecast)
  expect(score({ ...half, workShare: 0.8 })).toMatchObject({
    score: 0.5,
    confidence: expect.closeTo(confidence, 12),
    need,
    reasons: ['from_linked_work'],
  })
  expect(score({ ...half, workShare: 0.5 })).toEqual(score(half))
})

test('milestones that nobody has ticked are silent, whatever the work says', () => {
  const open = { ...milestones, milestones: '[ ] A\n[ ] B', workShare: 0.9 }
  expect(score(open, 5)).toMatchObject({ status: 'at_risk', reasons: ['no_check_in'], score: null })
  expect(score(open, 80)).toMatchObject({ status: 'off_track', reasons: ['no_check_in', 'unverified'] })
})

test('what is done, over or has a number of its own does not ask the work', () => {
  const done = { ...launch, history: checkIns({ 5: 0, 40: 1 }) }
  expect(score({ ...done, workShare: 0.1 })).toEqual(score(done))
  const missed = { ...launch, history: checkIns({ 5: 0 }) }
  expect(score({ ...missed, workShare: 0.9 }, 100)).toEqual(score(missed, 100))
  const metric = { history: checkIns({ 20: 10, 50: 20 }) }
  expect(score({ ...metric, workShare: 0.9 })).toEqual(score(metric))
})
