// Hysteresis and silence: what the colour of yesterday and the age of a check-in do to a status.
import { expect, test } from 'vitest'
import type { Status } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, checkIns, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})

function score(parts: Partial<ScoreInput>, day: number) {
  return scoreKeyResult(aScoreInput(parts), onDay(day), policy)
}

test('the colour goes by confidence alone, before silence and completion', () => {
  const history = checkIns({ 20: 20, 50: 50 })
  expect(score({ history }, 50)).toMatchObject({ status: 'on_track', colour: 'on_track' })
  expect(score({ history }, 70)).toMatchObject({ status: 'at_risk', colour: 'on_track' })
  expect(score({ history, state: 'closed', target: 60 }, 50)).toMatchObject({
    status: 'complete',
    colour: 'on_track',
  })
})

test('there is no colour before the start, after the end, and where nothing was seen since the start', () => {
  const none = { colour: null }
  expect(score({ history: checkIns({ [-5]: 20 }) }, -3)).toMatchObject(none)
  expect(score({ history: checkIns({ 50: 50 }) }, 100)).toMatchObject(none)
  expect(score({ history: checkIns({ [-5]: 20 }) }, 20)).toMatchObject(none)
  expect(score({ target: null, history: checkIns({ 50: 50 }) }, 50)).toMatchObject(none)
})

test('a status does not flap around a cut', () => {
  const at = (value: number, previousColour: Status | null) =>
    score({ history: checkIns({ 20: 20, 50: value }), previousColour }, 50)
  expect(at(44, null)).toMatchObject({ confidence: expect.closeTo(0.74, 2), status: 'on_track' })
  expect(at(44, 'at_risk')).toMatchObject({ status: 'at_risk', colour: 'at_risk' })
  expect(at(40, null)).toMatchObject({ confidence: expect.closeTo(0.695, 2), status: 'at_risk' })
  expect(at(40, 'on_track')).toMatchObject({ status: 'on_track', colour: 'on_track' })
  expect(at(90, 'off_track').status).toBe('on_track')
  expect(at(5, 'on_track').status).toBe('off_track')
})

test('what is on plan is at risk at worst, also coming from off track and with a low mean', () => {
  const committed = { history: checkIns({ 20: 18, 50: 50 }), ambition: 'committed' } as const
  expect(score({ ...committed, previousColour: 'off_track' }, 50)).toMatchObject({
    confidence: 0.5,
    status: 'at_risk',
  })
  const doubtful = Policy.parse({ forecast: { mean: 0.6 } })
  const { status, confidence } = scoreKeyResult(aScoreInput(committed), onDay(50), doubtful)
  expect(confidence).toBeLessThan(0.4)
  expect(status).toBe('at_risk')
})

test('a value that nobody confirms is at risk after 14 days, and unverified of high risk after 28', () => {
  const history = checkIns({ 10: 15, 30: 40 })
  const seen = [44, 45, 58, 59].map((day) => {
    const { status, risk, reasons } = score({ history }, day)
    return [status, risk, ...reasons]
  })
  expect(seen).toEqual([
    ['on_track', 'low'],
    ['at_risk', 'medium', 'stale'],
    ['at_risk', 'medium', 'stale'],
    ['at_risk', 'high', 'unverified'],
  ])
})

test('silence changes neither chance nor colour', () => {
  const history = checkIns({ 10: 15, 30: 40 })
  const fresh = score({ history }, 30)
  const old = score({ history }, 70)
  expect([old.confidence, old.forecast, old.colour]).toEqual([fresh.confidence, fresh.forecast, fresh.colour])
})

test('the same value confirmed on a later day is no silence, and judged by the plan of that day', () => {
  const confirmed = score({ history: checkIns({ 10: 15, 30: 40, 50: 40 }) }, 50)
  expect(confirmed.reasons).not.toContain('stale')
  expect(confirmed.confidence).toBeLessThan(
    score({ history: checkIns({ 10: 15, 30: 40 }) }, 50).confidence ?? 0,
  )
})

test('while its source fails a measured value does not grow old', () => {
  const history = checkIns({ 10: 15, 30: 40 })
  const failing = { history, sourceUnknown: true, failingSince: onDay(31) }
  expect(score(failing, 70)).toMatchObject({ status: 'on_track', reasons: [] })
})
