import type { Risk, Status } from '#src/core/model.ts'
import { isLate } from './is-late.ts'

/** A pace of more than this many times the plan is out of reach. */
const STEEP = 2

/**
 * Risk of a key result (scoring rules, "risk").
 * @param judged.t elapsed share of the period
 * @param judged.need required pace as a multiple of plan; null: it has no meaning
 * @param judged.isUnverified its latest check-in is more than twice as old as one may be
 */
export function riskOf(judged: {
  readonly status: Status
  readonly t: number
  readonly need: number | null
  readonly isUnverified: boolean
}): Risk {
  const { status, t, need, isUnverified } = judged
  if (status === 'complete') return 'none'
  if (status === 'off_track') return isLate(t) || (need !== null && need > STEEP) ? 'critical' : 'high'
  if (status === 'at_risk') return isLate(t) || isUnverified ? 'high' : 'medium'
  return 'low'
}
