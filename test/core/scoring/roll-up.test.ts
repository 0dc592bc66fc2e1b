import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Status } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import { type RollUpChild, rollUp } from '#src/core/scoring/roll-up.ts'

const policy = Policy.parse({})

function child(parts: Partial<RollUpChild> = {}): RollUpChild {
  return {
    id: 'kr',
    weight: 1,
    score: 0.5,
    forecast: 1,
    expected: 0.35,
    confidence: 0.8,
    status: 'on_track',
    risk: 'low',
    counts: true,
    ...parts,
  }
}

const offTrack = { status: 'off_track', risk: 'high', confidence: 0.2, score: 0.1, forecast: 0.4 } as const
const noValue = { status: 'at_risk', risk: 'medium', score: null, confidence: 0.706 } as const

function roll(...children: readonly Partial<RollUpChild>[]) {
  return rollUp(
    children.map((parts, index) => child({ id: `kr-${index}`, ...parts })),
    policy,
  )
}

test('score, projection, expected and confidence are weighted means, unrounded', () => {
  expect(
    roll({ score: 0.2, weight: 2 }, { score: 0.3333, forecast: 0.4, expected: 0.5, confidence: 0.5 }),
  ).toEqual({
    score: (0.4 + 0.3333) / 3,
    projected: 2.4 / 3,
    expected: (0.7 + 0.5) / 3,
    confidence: (1.6 + 0.5) / 3,
    status: 'at_risk',
    colour: 'at_risk',
    worstKeyResult: 'kr-1',
  })
})

test('means are taken over clamped values', () => {
  const { score, projected } = roll({ score: 1.25, forecast: 9 }, { score: 0, forecast: -3 })
  expect(score).toBe(0.5)
  expect(projected).toBe(0.75)
})

test('nothing that counts is unknown, with null everywhere', () => {
  const nothing = {
    score: null,
    projected: null,
    expected: null,
    confidence: null,
    status: 'unknown',
    colour: null,
    worstKeyResult: null,
  }
  expect(roll()).toEqual(nothing)
  expect(roll({ counts: false })).toEqual(nothing)
  expect(roll({ weight: 0 }, { weight: 0, status: 'off_track' })).toEqual(nothing)
})

test('one red key result of four does not paint the objective red', () => {
  const strong = { confidence: 0.95 }
  expect(roll(strong, strong, strong, offTrack).status).toBe('at_risk')
  expect(roll(strong, strong, strong, strong, offTrack).status).toBe('on_track')
})

test('half of the weight off track is off track, a quarter in one key result keeps it from being on track', () => {
  expect(roll({ confidence: 1 }, { ...offTrack, confidence: 0.49 }).status).toBe('off_track')
  expect(roll({ confidence: 1, weight: 3 }, offTrack).status).toBe('at_risk')
  expect(roll({ confidence: 1, weight: 3.1 }, offTrack).status).toBe('on_track')
})

test('a key result of weight 0, or of almost none, does not decide', () => {
  const done = { confidence: 0.99, score: 1 }
  expect(roll(done, { ...offTrack, weight: 0 })).toMatchObject({ status: 'on_track', worstKeyResult: 'kr-0' })
  expect(roll(...Array.from({ length: 9 }, () => done), { ...offTrack, weight: 0.01 }).status).toBe(
    'on_track',
  )
})

test('all complete is complete, all not started is not started, and a mix is judged by confidence', () => {
  const complete = { status: 'complete', risk: 'none', confidence: 1, score: 1 } as const
  const notStarted = { status: 'not_started', score: null, confidence: 0.706 } as const
  expect(roll(complete, complete).status).toBe('complete')
  expect(roll(notStarted, notStarted).status).toBe('not_started')
  expect(roll(complete, notStarted)).toMatchObject({ status: 'on_track', score: 1 })
})

test('a key result without a value weighs in the status but not in the means', () => {
  expect(roll({ confidence: 0.9, score: 0.6 }, noValue)).toMatchObject({ score: 0.6, confidence: 0.9 })
  expect(roll({ confidence: 0.9 }, { ...noValue, status: 'off_track' }).status).toBe('off_track')
})

test('an objective of which nothing is known is never on track', () => {
  expect(roll(noValue, noValue)).toMatchObject({ status: 'at_risk', score: null, confidence: null })
})

test('an objective is no greener than its best key result: silence lowers no chance, and is not green', () => {
  const stale = { confidence: 0.95, status: 'at_risk' } as const
  expect(roll(stale, stale)).toMatchObject({ status: 'at_risk', colour: 'on_track', confidence: 0.95 })
  expect(roll(stale, {}).status).toBe('on_track')
})

test('the worst key result has the highest risk, then the largest chance of a miss by weight', () => {
  expect(roll({ confidence: 0.1 }, { ...offTrack, confidence: 0.45 }).worstKeyResult).toBe('kr-1')
  expect(roll(offTrack, { ...offTrack, weight: 2 }).worstKeyResult).toBe('kr-1')
  expect(roll(offTrack, offTrack).worstKeyResult).toBe('kr-0')
})

test('the colour of an objective has the hysteresis of its mean confidence', () => {
  const status = (confidence: number, previousColour: Status | null, t = 0.5) =>
    rollUp([child({ confidence })], policy, { previousColour, t }).status
  expect([0.71, 0.75].map((each) => status(each, 'at_risk'))).toEqual(['at_risk', 'on_track'])
  expect([0.65, 0.64].map((each) => status(each, 'on_track'))).toEqual(['on_track', 'at_risk'])
  expect(status(0.71, 'at_risk', 0.75)).toBe('on_track')
  expect(status(0.71, null)).toBe('on_track')
})

test('the end of the period resets the colour', () => {
  expect(rollUp([child({ confidence: 0.67 })], policy, { previousColour: 'on_track', t: 0.99 }).status).toBe(
    'on_track',
  )
  expect(rollUp([child({ confidence: 0.67 })], policy, { previousColour: 'on_track', t: 1 }).status).toBe(
    'at_risk',
  )
})

test('the colour is told before what is off track holds the status down', () => {
  expect(roll({ confidence: 1, weight: 3 }, offTrack)).toMatchObject({
    status: 'at_risk',
    colour: 'on_track',
  })
  expect(roll(noValue)).toMatchObject({ status: 'at_risk', colour: null })
})

test('by policy the weakest key result decides', () => {
  const weakest = Policy.parse({ rollUp: 'weakest' })
  const rolled = (...statuses: readonly Status[]) =>
    rollUp(
      statuses.map((status, index) => child({ id: `kr-${index}`, status, confidence: 0.95 })),
      weakest,
    ).status
  expect(rolled('on_track', 'on_track', 'off_track', 'at_risk')).toBe('off_track')
  expect(rolled('on_track', 'at_risk', 'complete')).toBe('at_risk')
  expect(rolled('on_track', 'complete', 'not_started')).toBe('on_track')
  expect(rolled('complete', 'complete')).toBe('complete')
  expect(rolled('not_started', 'not_started')).toBe('not_started')
  const light = child({ id: 'light', status: 'off_track', weight: 0 })
  expect(rollUp([child(), light], weakest).status).toBe('on_track')
  expect(rollUp([], weakest).status).toBe('unknown')
})

const children = fc.uniqueArray(
  fc.record({
    id: fc.string(),
    weight: fc.double({ min: 0, max: 1e15, noNaN: true }),
    score: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    forecast: fc.option(fc.double({ min: -10, max: 10, noNaN: true })),
    expected: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    status: fc.constantFrom('not_started', 'on_track', 'at_risk', 'off_track', 'complete', 'unknown'),
    risk: fc.constantFrom('none', 'low', 'medium', 'high', 'critical'),
    counts: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
)

test('means stay in range, and the order of key results does not matter', () => {
  fc.assert(
    fc.property(children, (each) => {
      const rolled = rollUp(each, policy)
      for (const share of [rolled.score, rolled.expected, rolled.confidence]) {
        expect(share ?? 0).toBeGreaterThanOrEqual(0)
        expect(share ?? 0).toBeLessThanOrEqual(1 + 1e-12)
      }
      expect(rolled.projected ?? 0).toBeLessThanOrEqual(1.5 + 1e-12)
      expect(rollUp(each.toReversed(), policy)).toEqual(rolled)
    }),
  )
})
