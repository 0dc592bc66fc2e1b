import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { holdForecast, paceGap, settled, yesNoForecast } from '#src/core/scoring/forecast.ts'

const constants = Policy.parse({}).forecast

test('nothing known is a projection of 1: a coin flip for all of it, better for 0.7 of it', () => {
  const committed = paceGap({ raw: 0, clock: 0 }, 1, constants)
  expect(committed).toEqual({ forecast: 1, confidence: 0.5, confidenceFull: 0.5, need: 1, pace: 1 })
  const aspirational = paceGap({ raw: 0, clock: 0 }, 0.7, constants)
  expect(aspirational.confidence).toBeCloseTo(0.7061, 4)
  expect(aspirational.confidenceFull).toBe(0.5)
})

test.each([
  ['on plan', 1, 0.25, 0.5, 0.75],
  ['on plan', 1, 0.5, 0.5, 0.8],
  ['on plan', 1, 0.75, 0.5, 0.89],
  ['at half of plan', 0.5, 0.25, 0.36, 0.62],
  ['at half of plan', 0.5, 0.5, 0.2, 0.5],
  ['at half of plan', 0.5, 0.75, 0.04, 0.32],
  ['15 % ahead of plan', 1.15, 0.75, 0.7, 0.96],
])('%s (%d of it) at %d of the clock the chances are %d and %d', (_, pace, clock, full, stretch) => {
  const latest = { raw: pace * clock, clock }
  expect(paceGap(latest, 1, constants).confidence).toBeCloseTo(full, 2)
  expect(paceGap(latest, 0.7, constants).confidence).toBeCloseTo(stretch, 2)
})

test('need and pace say what is needed and what is likely, in plans', () => {
  const { need, pace } = paceGap({ raw: 0.2, clock: 0.5 }, 1, constants)
  expect(need).toBeCloseTo(1.6)
  expect(pace).toBeCloseTo(0.88)
  expect(paceGap({ raw: 0.8, clock: 0.5 }, 0.7, constants).need).toBe(0)
})

test('with nothing left of the plan the raw score is final', () => {
  expect(paceGap({ raw: 0.7, clock: 1 }, 0.7, constants)).toEqual(settled(0.7, 0.7))
  expect(settled(0.7, 0.7)).toEqual({
    forecast: 0.7,
    confidence: 1,
    confidenceFull: 0,
    need: null,
    pace: null,
  })
  expect(settled(0.69, 0.7).confidence).toBe(0)
})

const raw = fc.double({ min: -5, max: 5, noNaN: true })
const clock = fc.double({ min: 0, max: 1, noNaN: true })
const targetScore = fc.constantFrom(1, 0.7)

test('confidence never falls with a better score', () => {
  fc.assert(
    fc.property(raw, raw, clock, targetScore, (a, b, u, s) => {
      const worse = paceGap({ raw: Math.min(a, b), clock: u }, s, constants).confidence
      const better = paceGap({ raw: Math.max(a, b), clock: u }, s, constants).confidence
      expect(better - worse).toBeGreaterThanOrEqual(-1e-12)
    }),
  )
})

test('at or ahead of plan a full score is at least as likely as not', () => {
  fc.assert(
    fc.property(clock, fc.double({ min: 0, max: 5, noNaN: true }), (u, ahead) => {
      const { forecast, confidence } = paceGap({ raw: u + ahead, clock: u }, 1, constants)
      expect(forecast).toBeGreaterThanOrEqual(1 - 1e-9)
      expect(confidence).toBeGreaterThanOrEqual(0.5 - 1e-9)
    }),
  )
})

test('one reading within bounds gives a chance of two thirds, none a half, and newer ones weigh more', () => {
  expect(holdForecast(null, 0, []).confidence).toBe(0.5)
  expect(holdForecast(1, 0.1, [true]).confidence).toBeCloseTo(0.6667, 4)
  expect(holdForecast(1, 0.1, [false, true]).confidence).toBeCloseTo(2 / 3.8, 12)
  expect(holdForecast(1, 0.1, [true, false]).confidence).toBeCloseTo(1.8 / 3.8, 12)
})

test('the projection of a value to keep is its score so far and its chance from here', () => {
  const { forecast, confidence } = holdForecast(0.9, 0.5, [true])
  expect(forecast).toBeCloseTo(0.9 * 0.5 + confidence * 0.5, 12)
})

test.each([
  [0, 0.6],
  [0.5, 0.53],
  [0.75, 0.4],
  [0.9, 0.22],
  [1, 0],
])('at %d of the time an open yes or no has a chance of %d', (t, chance) => {
  expect(yesNoForecast(t).confidence).toBeCloseTo(chance, 2)
})
