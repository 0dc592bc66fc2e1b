import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { Risk, Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { statusByConfidence } from './status.ts'

/** From this share of the weight off track the objective is. */
const HALF = 0.5

/** From this share of the weight a single key result off track keeps its objective from being on track. */
const QUARTER = 0.25

/** A projection beyond this counts as this in a mean. */
const HIGHEST_FORECAST = 1.5

const ROUNDING = 1e-9

const severity: Readonly<Record<Risk, number>> = { none: 0, low: 1, medium: 2, high: 3, critical: 4 }

/** What the roll-up needs to know of a key result. */
export type RollUpChild = Pick<
  KeyResultResult,
  'id' | 'weight' | 'score' | 'forecast' | 'expected' | 'confidence' | 'status' | 'risk' | 'counts'
>

/** As in `ObjectiveResult`; all null and `unknown`: no key result counts. */
export type RollUp = Pick<
  ObjectiveResult,
  'score' | 'projected' | 'expected' | 'confidence' | 'status' | 'worstKeyResult'
>

/**
 * Rolls key results up into their objective (scoring rules, "objective roll-up"): weighted means over those
 * with a value, and a status cut from their mean confidence, held down by the weight of what is off track. The
 * confidence is an average chance, not the chance that all are reached. The order of the children does not
 * matter.
 */
export function rollUp(children: readonly RollUpChild[], policy: Pick<Policy, 'cuts'>): RollUp {
  const counted = children
    .filter(({ counts, weight }) => counts && weight > 0)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const confidence = mean(counted, (child) => child.confidence)
  return {
    score: mean(counted, ({ score }) => clamp(score, 1)),
    projected: mean(counted, ({ forecast }) => clamp(forecast, HIGHEST_FORECAST)),
    expected: mean(counted, (child) => child.expected),
    confidence,
    status: statusOf(counted, confidence, policy),
    worstKeyResult: worst(counted)?.id ?? null,
  }
}

function statusOf(
  counted: readonly RollUpChild[],
  confidence: number | null,
  { cuts }: Pick<Policy, 'cuts'>,
): Status {
  if (counted.length === 0) return 'unknown'
  if (counted.every(({ status }) => status === 'complete')) return 'complete'
  if (counted.every(({ status }) => status === 'not_started')) return 'not_started'

  const all = total(counted)
  const offTrack = counted.filter(({ status }) => status === 'off_track')
  if (total(offTrack) / all >= HALF - ROUNDING) return 'off_track'
  // Without any value there is no confidence to cut: silence is never on track.
  const byConfidence = confidence === null ? 'at_risk' : statusByConfidence(confidence, cuts)
  const isHeldDown = offTrack.some(({ weight }) => weight / all >= QUARTER - ROUNDING)
  return byConfidence === 'on_track' && isHeldDown ? 'at_risk' : byConfidence
}

/** Highest risk first, then the largest chance of a miss by weight; among equals the first by id. */
function worst(counted: readonly RollUpChild[]): RollUpChild | undefined {
  return [...counted].sort((a, b) => severity[b.risk] - severity[a.risk] || missed(b) - missed(a))[0]
}

function missed({ confidence, weight }: RollUpChild): number {
  return (1 - (confidence ?? 0)) * weight
}

/** Weighted mean over the children that have a score and the number asked for. */
function mean(counted: readonly RollUpChild[], pick: (child: RollUpChild) => number | null): number | null {
  let sum = 0
  let weights = 0
  for (const child of counted) {
    const value = pick(child)
    if (child.score === null || value === null) continue
    sum += child.weight * value
    weights += child.weight
  }
  return weights === 0 ? null : sum / weights
}

function clamp(value: number | null, most: number): number | null {
  return value === null ? null : Math.min(most, Math.max(0, value))
}

function total(children: readonly RollUpChild[]): number {
  return children.reduce((sum, { weight }) => sum + weight, 0)
}
