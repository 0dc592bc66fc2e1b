// Objectives and groups that the widely copied script rolls up wrongly, each with its right answer. It takes the worst key result for
// the objective's status and an unweighted mean for a department's score.
import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { type RollUpChild, rollUp } from '#src/core/scoring/roll-up.ts'
import { rollUpGroup } from '#src/core/scoring/roll-up-group.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, checkIns, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})

function child(id: string, parts: Partial<ScoreInput>, day = 50): RollUpChild {
  const result = scoreKeyResult(aScoreInput(parts), onDay(day), policy)
  return { ...result, id, counts: result.valid && result.weight > 0 }
}

function at(value: number, parts: Partial<ScoreInput> = {}): Partial<ScoreInput> {
  return { history: checkIns({ 20: 10, 50: value }), ...parts }
}

function roll(...inputs: readonly Partial<ScoreInput>[]) {
  return rollUp(
    inputs.map((parts, index) => child(`kr-${index}`, parts)),
    policy,
  )
}

const red = at(5)
const green = at(60)
const done = { type: 'milestone', target: 4, baseline: null, history: checkIns({ 20: 1, 50: 4 }) } as const

test('one red key result of three, four or five does not paint the objective red', () => {
  for (const size of [3, 4, 5]) {
    const others = Array.from({ length: size - 1 }, () => green)
    const { status, worstKeyResult } = roll(red, ...others)
    expect(status).not.toBe('off_track')
    expect(worstKeyResult).toBe('kr-0')
  }
})

test('a key result of weight 0 decides nothing', () => {
  expect(roll(green, { ...red, weight: 0 })).toMatchObject({ status: 'on_track', score: 0.6 })
})

test('nine at 1.0 and one at 0.3 that weighs 0.01 are on track', () => {
  const nine = Array.from({ length: 9 }, () => at(100))
  expect(roll(...nine, at(30, { ambition: 'committed', weight: 0.01 }))).toMatchObject({
    status: 'on_track',
    score: expect.closeTo(0.999, 3),
  })
})

test('complete beside not started is neither', () => {
  const late = { history: checkIns({ 0: 0 }), curve: `${onDay(60)} 5%` }
  expect([child('a', done).status, child('b', late).status]).toEqual(['complete', 'not_started'])
  expect(roll(done, late).status).toBe('on_track')
})

test('an objective without key results is unknown at any time, and no 0', () => {
  expect(rollUp([], policy)).toMatchObject({ status: 'unknown', score: null, confidence: null })
})

test('weights that are all 0 roll up to nothing', () => {
  expect(roll({ ...green, weight: 0 }, { ...green, weight: 0 })).toMatchObject({
    status: 'unknown',
    score: null,
  })
})

test('a weight that cannot weigh counts as 0, and the rest is right', () => {
  for (const weight of [-0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, '2' as never]) {
    expect(child('bad', { ...green, weight })).toMatchObject({
      weight: 0,
      score: 0.6,
      problems: [{ code: 'bad_weight' }],
    })
    expect(roll(at(50), { ...green, weight })).toMatchObject({ score: 0.5, status: 'on_track' })
  }
  expect(roll(at(50), { ...green, weight: null }).score).toBeCloseTo(0.55, 12)
})

test('key results are not rounded before they are averaged', () => {
  expect(roll(at(33.3333), at(33.3333)).score).toBeCloseTo(0.333333, 9)
})

test('a department’s score is weighted, and its status goes by the time and not by the score', () => {
  const objective = (id: string, value: number, weight: number, day: number) => {
    const history = checkIns({ [day - 5]: value - 3, [day]: value })
    return { ...rollUp([child(id, { history }, day)], policy), id, weight }
  }
  const department = (day: number) =>
    rollUpGroup([objective('a', 30, 3, day), objective('b', 10, 1, day)], policy)
  expect(department(20)).toMatchObject({ score: expect.closeTo(0.25, 12), status: 'on_track' })
  expect(department(90)).toMatchObject({ score: expect.closeTo(0.25, 12), status: 'off_track' })
})
