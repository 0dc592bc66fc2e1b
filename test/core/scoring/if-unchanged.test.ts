import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { ifUnchanged } from '#src/core/scoring/if-unchanged.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, checkIns, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})

function later(values: Readonly<Record<number, number>>, parts: Partial<ScoreInput> = {}) {
  return ifUnchanged(aScoreInput({ history: checkIns(values), ...parts }), policy)
}

test('the same value a week later is judged by the plan of that day', () => {
  const again = aScoreInput({ history: checkIns({ 20: 20, 50: 45, 57: 45 }), previousColour: 'on_track' })
  const { status, confidence } = scoreKeyResult(again, onDay(57), policy)
  expect(later({ 20: 20, 50: 45 })).toEqual({ day: onDay(57), status, confidence })
})

test('the colour of the check-in has its hysteresis', () => {
  expect(later({ 20: 20, 50: 45 })).toMatchObject({ status: 'on_track', confidence: expect.closeTo(0.69, 2) })
  expect(later({ 20: 20, 50: 40 })).toMatchObject({ status: 'at_risk' })
})

test('it is the same from whichever later day it is asked', () => {
  const values = { 20: 20, 50: 45 }
  expect(later(values, { previousColour: 'on_track', failingSince: onDay(55) })).toEqual(later(values))
})

test('what would mean the same is not worth a word', () => {
  expect(later({ 20: 80, 50: 200 })).toBeNull()
})

test('nothing is said without a check-in, beyond the end, or of what is not open', () => {
  expect(later({})).toBeNull()
  expect(later({ [-3]: 20 })).toBeNull()
  expect(later({ 93: 20 })).toBeNull()
  expect(later({ 92: 60 })).not.toBeNull()
  for (const state of ['dropped', 'deferred'] as const) expect(later({ 50: 45 }, { state })).toBeNull()
  expect(later({ 50: 75 }, { state: 'closed' })).toBeNull()
  expect(later({ 50: 4 }, { type: 'milestone', target: 4 })).toBeNull()
})

test('what cannot be scored has no later either', () => {
  expect(later({ 50: 45 }, { target: null })).toBeNull()
  expect(later({ 50: 45 }, { period: null })).toBeNull()
  expect(ifUnchanged(aScoreInput({ history: [{ day: 'soon', value: 4 }] }), policy)).toBeNull()
})
