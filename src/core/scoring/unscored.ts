import type { Day } from '#src/core/model.ts'
import type { Definition } from './definition.ts'
import { riskOf } from './risk.ts'
import type { ScoreInput, ScoreResult } from './score-input.ts'

/** What is left to say of a key result that cannot be scored: null is unknown. */
export function unscored(
  input: ScoreInput,
  definition: Definition,
  now: Day,
  reason: 'invalid' | 'source_unknown',
): ScoreResult {
  const latest = definition.readings.at(-1)
  const isBeforeStart = definition.period !== null && now < definition.period.start
  const status = isBeforeStart ? 'not_started' : 'unknown'
  return {
    weight: definition.weight,
    ambition: definition.ambition,
    targetScore: definition.targetScore,
    baseline: input.baseline !== null && Number.isFinite(input.baseline) ? input.baseline : null,
    current: latest?.value ?? null,
    lastCheckIn: latest?.day ?? null,
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
    status,
    colour: null,
    risk: riskOf({ status, t: 0, need: null, isUnverified: false }),
    evidence: 'none',
    reasons: isBeforeStart ? ['before_start', reason] : [reason],
    problems: definition.problems,
    valid: false,
  }
}
