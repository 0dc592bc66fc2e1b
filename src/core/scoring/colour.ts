import type { Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { reaches } from './forecast.ts'
import { isLate } from './is-late.ts'

const ROUNDING = 1e-9

/** A status that a confidence alone can give. */
export type Colour = Extract<Status, 'on_track' | 'at_risk' | 'off_track'>

/** What hysteresis goes by. */
export interface Hysteresis {
  /** The colour of the day before; null, or a status that is no colour: none, and the cuts alone decide. */
  readonly previousColour: Status | null
  /** Elapsed share of the period. */
  readonly t: number
}

/**
 * Cuts a confidence (scoring rules, "status", rules 5 and 6): above green on track, below amber off track, else at risk; equal
 * up to rounding is at risk. A cut that lay between the colour of the day before and this one must be passed by the margin,
 * each cut by itself, so that a large step may pass both; late in the period moving up needs none.
 */
export function colourOf(
  confidence: number,
  cuts: Policy['cuts'],
  { previousColour, t }: Hysteresis,
): Colour {
  const { green, amber, margin } = cuts
  const wasGreen = previousColour === 'on_track'
  const wasAmber = wasGreen || previousColour === 'at_risk'
  const isFirst = !wasAmber && previousColour !== 'off_track'
  const up = isFirst || isLate(t) ? 0 : margin

  const isGreen = wasGreen
    ? reaches(confidence, green - margin)
    : confidence > green + ROUNDING && reaches(confidence, green + up)
  if (isGreen) return 'on_track'
  return reaches(confidence, wasAmber ? amber - margin : amber + up) ? 'at_risk' : 'off_track'
}
