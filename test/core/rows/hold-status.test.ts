import { expect, test } from 'vitest'
import type { KeyResultDay } from '#src/core/history.ts'
import { Policy } from '#src/core/policy.ts'
import { holdStatus } from '#src/core/rows/hold-status.ts'
import type { ScoreResult } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { aScoreInput, onDay } from '#test/core/a-score-input.ts'

const scored = { ...scoreKeyResult(aScoreInput(), onDay(57), Policy.parse({})), reasons: ['behind'] }
const now = (given: Partial<ScoreResult>): ScoreResult => ({ ...scored, ...given })
const stored = { status: 'at_risk', colour: 'at_risk', risk: 'medium', confidence: 0.5 } as const

function before(given: Partial<KeyResultDay> = {}): KeyResultDay {
  return {
    keyResultId: 'k1',
    day: onDay(56),
    overruled: null,
    score: 0.1,
    baseline: 0,
    target: 100,
    weight: 1,
    period: null,
    targetScore: 0.7,
    ruleVersion: '1',
    ...stored,
    ...given,
  }
}

test('status, colour, risk and chance stay as they were stored, and the rest is as it is scored', () => {
  const score = now({
    status: 'off_track',
    colour: 'off_track',
    risk: 'critical',
    confidence: 0.1,
    score: 0.3,
  })
  expect(holdStatus(score, before())).toEqual({ ...score, ...stored })
})

test('a score is as it is scored where nothing was stored yet, or it is invalid', () => {
  const score = now({ status: 'off_track' })
  expect(holdStatus(score, undefined)).toBe(score)
  const invalid = now({ status: 'off_track', valid: false })
  expect(holdStatus(invalid, before())).toBe(invalid)
})

test.each(['complete', 'unknown'] as const)('what is %s now, or was, is as it is scored', (status) => {
  const turned = now({ status })
  expect(holdStatus(turned, before())).toBe(turned)
  const open = now({ status: 'off_track' })
  expect(holdStatus(open, before({ status }))).toBe(open)
})

test('no chance falls, and another status than the one that time alone says bears none of its reasons', () => {
  const silent = now({ status: 'at_risk', reasons: ['no_progress_signal', 'stale', 'unverified', 'behind'] })
  expect(holdStatus(silent, before({ status: 'on_track' })).reasons).toEqual(['behind'])
  expect(holdStatus(silent, before()).reasons).toEqual(['stale', 'unverified', 'behind'])
})
