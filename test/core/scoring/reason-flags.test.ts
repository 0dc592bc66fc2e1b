import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, checkIns, onDay } from '#test/core/a-score-input.ts'

const policy = Policy.parse({})

function reasons(values: Readonly<Record<number, number>>, parts: Partial<ScoreInput> = {}, day?: number) {
  const last = Math.max(...Object.keys(values).map(Number))
  const input = aScoreInput({ history: checkIns(values), ...parts })
  return scoreKeyResult(input, onDay(day ?? last), policy).reasons
}

test('steady progress needs no flag', () => {
  expect(reasons({ 10: 10, 20: 20, 30: 30, 40: 40, 50: 50 })).toEqual([])
})

test('no gain over the last 30 % of the plan is said', () => {
  expect(reasons({ 20: 40, 35: 40, 50: 40 })).toEqual(['no_gain'])
  expect(reasons({ 21: 40, 35: 40, 50: 40 })).toEqual([])
  expect(reasons({ 20: 40, 50: 41 })).toEqual([])
  expect(reasons({ 50: -5 })).toContain('no_gain')
})

test('the plan’s time counts and not the calendar’s', () => {
  expect(reasons({ 20: 40, 50: 40 }, { curve: 'Back-loaded' })).toEqual([])
  expect(reasons({ 20: 60, 60: 60 }, { curve: 'Back-loaded' })).toEqual(['no_gain'])
})

test('what is reached need not gain, and what has not moved has a reason of its own', () => {
  expect(reasons({ 20: 100, 60: 100 })).toEqual([])
  expect(reasons({ 20: 0, 60: 0 })).toContain('no_movement')
  expect(reasons({ 20: 0, 60: 0 })).not.toContain('no_gain')
})

test('a value below the one before is said', () => {
  expect(reasons({ 30: 40, 50: 38 })).toEqual(['regressed'])
  expect(reasons({ 30: 40, 40: 38, 50: 39 })).toEqual([])
  expect(reasons({ 30: 40, 50: 42 }, { baseline: 100, target: 0 })).toEqual(['regressed'])
})

test('more than 1.5 times the planned pace is steep', () => {
  expect(reasons({ 20: 5, 60: 11 })).toEqual([])
  expect(reasons({ 20: 5, 60: 9 })).toEqual(['steep_pace'])
})

test('a flag comes and goes with a check-in and not by the clock alone', () => {
  const values = { 20: 40, 35: 40, 50: 40 }
  expect(reasons(values, {}, 64)).toEqual(reasons(values, {}, 50))
})

test('silence, completion and a value to keep have no flags', () => {
  expect(reasons({ [-9]: 40, [-2]: 20 }, {}, 20)).toEqual(['no_check_in'])
  expect(reasons({ 30: 80, 50: 75 }, { state: 'closed' })).toEqual(['closed_by_owner'])
  expect(reasons({ 5: 99.9, 50: 90 }, { type: 'maintain', direction: 'at_least', target: 99 })).toEqual([])
})

test('flags change nothing else', () => {
  const plain = scoreKeyResult(aScoreInput({ history: checkIns({ 50: 38 }) }), onDay(50), policy)
  const flagged = scoreKeyResult(aScoreInput({ history: checkIns({ 30: 40, 50: 38 }) }), onDay(50), policy)
  expect(flagged).toEqual({ ...plain, reasons: ['regressed'], evidence: 'ok' })
})
