import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { Risk, Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { type Colour, colourOf, type Hysteresis } from './colour.ts'
import { HIGHEST_FORECAST, weightedMean } from './weighted-mean.ts'

/** From this share of the weight off track the objective is. */
const HALF = 0.5

/** From this share of the weight a single key result off track keeps its objective from being on track. */
const QUARTER = 0.25

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
  'score' | 'projected' | 'expected' | 'confidence' | 'status' | 'colour' | 'worstKeyResult'
>

/**
 * Rolls key results up into their objective (scoring rules, "objective roll-up"): weighted means over those
 * with a value, and a status cut from their mean confidence, held down by the weight of what is off track. The
 * confidence is an average chance, not the chance that all are reached. The order of the children does not
 * matter.
 * @param hysteresis of the objective, as for a key result; once the period is over (t = 1) it has none
 */
export function rollUp(
  children: readonly RollUpChild[],
  policy: Pick<Policy, 'cuts' | 'rollUp'>,
  { previousColour, t }: Hysteresis = { previousColour: null, t: 0 },
): RollUp {
  const counted = children
    .filter(({ counts, weight }) => counts && weight > 0)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const confidence = weightedMean(counted, (child) => child.confidence, 1)
  const before = { previousColour: t >= 1 ? null : previousColour, t }
  const colour = confidence === null ? null : colourOf(confidence, policy.cuts, before)
  return {
    score: weightedMean(counted, (child) => child.score, 1),
    projected: weightedMean(counted, (child) => child.forecast, HIGHEST_FORECAST),
    expected: weightedMean(counted, (child) => child.expected, 1),
    confidence,
    status: statusOf(counted, colour, policy),
    colour,
    worstKeyResult: worst(counted)?.id ?? null,
  }
}

function statusOf(
  counted: readonly RollUpChild[],
  colour: Colour | null,
  policy: Pick<Policy, 'rollUp'>,
): Status {
  if (counted.length === 0) return 'unknown'
  const statuses = new Set(counted.map(({ status }) => status))
  if (statuses.size === 1 && (statuses.has('complete') || statuses.has('not_started'))) {
    return statuses.has('complete') ? 'complete' : 'not_started'
  }
  if (policy.rollUp === 'weakest') return weakest(statuses)

  const all = total(counted)
  const offTrack = counted.filter(({ status }) => status === 'off_track')
  if (total(offTrack) / all >= HALF - ROUNDING) return 'off_track'
  const isHeldDown = offTrack.some(({ weight }) => weight / all >= QUARTER - ROUNDING)
  // Silence lowers no chance, so a mean of chances alone could be green where nothing under it is.
  const isBacked = statuses.has('on_track') || statuses.has('complete')
  if (colour === 'on_track' && (isHeldDown || !isBacked)) return 'at_risk'
  // Without any value there is no confidence to cut: silence is never on track.
  return colour ?? 'at_risk'
}

/** Of a mix of statuses; what is complete or has not started yet is no weakness. */
function weakest(statuses: ReadonlySet<Status>): Status {
  if (statuses.has('off_track')) return 'off_track'
  return statuses.has('at_risk') ? 'at_risk' : 'on_track'
}

/** Highest risk first, then the largest chance of a miss by weight; among equals the first by id. */
function worst(counted: readonly RollUpChild[]): RollUpChild | undefined {
  return [...counted].sort((a, b) => severity[b.risk] - severity[a.risk] || missed(b) - missed(a))[0]
}

function missed({ confidence, weight }: RollUpChild): number {
  return (1 - (confidence ?? 0)) * weight
}

function total(children: readonly RollUpChild[]): number {
  return children.reduce((sum, { weight }) => sum + weight, 0)
}
