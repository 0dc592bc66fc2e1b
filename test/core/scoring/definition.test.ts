import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { readDefinition } from '#src/core/scoring/definition.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { aScoreInput, checkIns, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})

function define(parts: Partial<ScoreInput>, day = 50) {
  const { aim, ...definition } = readDefinition(aScoreInput(parts), onDay(day), policy)
  return {
    ...definition,
    goal: aim?.goal ?? null,
    codes: definition.problems.map(({ code, level }) => `${level} ${code}`),
  }
}

test('a sound definition has no problem, and what is empty takes its default', () => {
  const { goal, codes, weight, ambition, targetScore } = define({ type: null })
  expect(codes).toEqual([])
  expect(goal).toEqual({ kind: 'reach', baseline: 0, target: 100, final: false })
  expect([weight, ambition, targetScore]).toEqual([1, 'aspirational', 0.7])
})

test('ambition and its target score come from the policy where none is typed', () => {
  const bold = Policy.parse({ ambition: 'committed', targetScores: { committed: 0.95 } })
  expect(readDefinition(aScoreInput(), onDay(50), bold)).toMatchObject({
    ambition: 'committed',
    targetScore: 0.95,
  })
})

test.each([
  ['an empty target', { target: null }, 'no_target', 'Target'],
  ['a target that equals the baseline', { baseline: 60, target: 60 }, 'target_equals_baseline', 'Target'],
  [
    'an increase downwards',
    { direction: 'increase', baseline: 8, target: 5 },
    'direction_contradicts',
    'Direction',
  ],
  [
    'a decrease upwards',
    { direction: 'decrease', baseline: 5, target: 8 },
    'direction_contradicts',
    'Direction',
  ],
  ['an unknown type', { type: 'invalid' }, 'unknown_type', 'Type'],
  ['an unknown direction', { direction: 'invalid' }, 'unknown_direction', 'Direction'],
  ['no period', { period: null }, 'no_period', 'Cycle'],
  ['an end before the start', { period: { start: onDay(9), end: onDay(8) } }, 'bad_period', 'Period'],
  ['a period of no days', { period: { start: '2026-02-30', end: '2026-04-01' } }, 'bad_period', 'Period'],
  ['a target that is no number', { target: Number.NaN }, 'not_a_number', 'Target'],
  ['a baseline without end', { baseline: Number.NEGATIVE_INFINITY }, 'not_a_number', 'Baseline'],
  ['milestones without list and number', { type: 'milestone', target: null }, 'no_milestones', 'Milestones'],
  ['a value to keep without a side', { type: 'maintain' }, 'no_bounds', 'Direction'],
  ['a value to keep without a target', { direction: 'at_least', target: null }, 'no_target', 'Target'],
  ['bounds with one missing', { direction: 'between', baseline: null }, 'no_baseline', 'Baseline'],
  [
    'a floor within bounds',
    { direction: 'at_least', target: 99, floor: 99.5 },
    'floor_within_bounds',
    'Floor',
  ],
] as const)('%s cannot be scored', (_, parts, code, property) => {
  const { goal, problems } = define(parts)
  expect(goal).toBeNull()
  expect(problems).toMatchObject([{ code, property, level: 'error' }])
})

test('every fault of a row is said at once', () => {
  const { codes } = define({ type: 'invalid', period: null, weight: -1, ambition: 'invalid' })
  expect(codes).toEqual([
    'warning bad_weight',
    'warning unknown_ambition',
    'error no_period',
    'error unknown_type',
  ])
})

test('an unknown curve or ambition is said, and the default is used', () => {
  const { goal, codes, ambition } = define({ curve: 'Hockey stick', ambition: 'invalid' })
  expect(goal).not.toBeNull()
  expect(codes).toEqual(['warning unknown_ambition', 'warning unknown_curve'])
  expect(ambition).toBe('aspirational')
})

test('a target below the baseline means a decrease', () => {
  expect(define({ baseline: 47, target: 30 })).toMatchObject({
    codes: [],
    goal: { baseline: 47, target: 30 },
  })
})

test('Direction decides whether a metric is to be reached or kept', () => {
  const kept = define({ direction: 'at_most', baseline: 2, target: 5, floor: 8 })
  expect(kept.goal).toEqual({ kind: 'hold', low: Number.NEGATIVE_INFINITY, high: 5, slack: 3 })
  expect(kept.codes).toEqual([])
  const outside = define({ direction: 'at_least', baseline: 20, target: 60 })
  expect(outside.goal).toMatchObject({ kind: 'hold', low: 60 })
  expect(outside.codes).toEqual(['warning held_from_outside'])
})

test('between takes Baseline and Target as bounds, and the floor counts on both sides', () => {
  const { goal } = define({ type: 'maintain', direction: 'between', baseline: 40, target: 20, floor: 10 })
  expect(goal).toEqual({ kind: 'hold', low: 20, high: 40, slack: 10 })
})

test('without a baseline the first check-in near the start stands for it', () => {
  const { goal, problems } = define({ baseline: null, history: checkIns({ 5: 20, 40: 45 }) })
  expect(goal).toMatchObject({ baseline: 20, target: 100 })
  expect(problems).toMatchObject([{ code: 'assumed_baseline', level: 'warning' }])
  expect(problems[0]?.message).toBe(
    'Baseline is empty; the first check-in, 20 on 2026-01-06, is taken for it.',
  )
  const lower = { baseline: null, direction: 'decrease', target: 10 } as const
  expect(define({ ...lower, history: checkIns({ [-3]: 60 }) }).goal).toMatchObject({ baseline: 60 })
})

test('without a baseline and a check-in near the start a value below the target starts from 0', () => {
  const { goal, codes } = define({ baseline: null, history: checkIns({ 30: 20, 45: 130 }) })
  expect(goal).toMatchObject({ baseline: 0 })
  expect(codes).toEqual(['warning assumed_baseline'])
})

test('with neither baseline nor direction a value past the target is not guessed', () => {
  const { goal, problems } = define({
    baseline: null,
    target: 30,
    title: 'Cut page load time under 30 s',
    history: checkIns({ 5: 60 }),
  })
  expect(goal).toBeNull()
  expect(problems).toEqual([
    {
      code: 'no_baseline',
      level: 'error',
      property: 'Baseline',
      message:
        'Baseline is empty, and the first value, 60 on 2026-01-06, against a target of 30 does not tell whether the goal is exceeded or lower is better. The title says "Cut".',
      mend: 'Fill Baseline with the value at the start of the period, for example 60, or set Direction to Increase or Decrease.',
    },
  ])
})

test('the baseline of the mend would mend it', () => {
  const history = checkIns({ 30: 30 })
  for (const direction of [null, 'increase', 'decrease'] as const) {
    for (const target of [30, 30 * -1, 0]) {
      const { problems } = define({ baseline: null, target, direction, history: checkIns({ 30: target }) })
      const baseline = Number(/example (-?[\d.]+?)[.,]?(?:\s|$)/.exec(problems[0]?.mend ?? '')?.[1])
      expect(define({ baseline, target, direction, history }).codes).toEqual([])
    }
  }
})

test('nothing recorded yet is no fault, also without a baseline', () => {
  expect(define({ baseline: null }).codes).toEqual([])
  expect(define({ baseline: null }).goal).not.toBeNull()
})

test('check-ins that cannot be reckoned with are left out and said', () => {
  const history = [
    { day: onDay(1), value: 10 },
    { day: 'soon', value: 20 },
    { day: onDay(20), value: Number.NaN },
    { day: onDay(60), value: 40 },
  ]
  const { readings, codes } = define({ history })
  expect(readings).toEqual([{ day: onDay(1), value: 10 }])
  expect(codes).toEqual(['warning bad_check_in_day', 'warning bad_value', 'warning check_in_in_future'])
})

test('where no check-in can be reckoned with there is no score', () => {
  expect(define({ history: checkIns({ 20: Number.NaN }) })).toMatchObject({
    goal: null,
    codes: ['error bad_value'],
  })
  expect(define({ target: 1e-9, history: checkIns({ 20: 5e6 }) })).toMatchObject({
    goal: null,
    codes: ['error bad_value'],
  })
})

test('yes or no reads 0 and 1 only', () => {
  const { readings, codes } = define({ type: 'yes_no', target: null, history: checkIns({ 5: 0, 9: 0.5 }) })
  expect(readings).toEqual([{ day: onDay(5), value: 0 }])
  expect(codes).toEqual(['warning bad_value'])
})

test('a list of milestones is the check-in that shows the same share, else one of today', () => {
  const list = { type: 'milestone', target: null, milestones: '[x] A\n[ ] B' } as const
  expect(define({ ...list, history: checkIns({ 10: 0.5 }) }).readings).toEqual([
    { day: onDay(10), value: 0.5 },
  ])
  expect(define({ ...list, history: checkIns({ 10: 0.25 }) }).readings).toEqual([
    { day: onDay(10), value: 0.25 },
    { day: onDay(50), value: 0.5 },
  ])
  expect(define({ ...list, milestones: '[ ] A\n[ ] B' }).readings).toEqual([])
})
