import type { Risk, Status } from '#src/core/model.ts'
import { reaches } from './forecast.ts'

/** From here on what is not on track is hard to turn. */
const LATE = 0.75

/** A pace of more than this many times the plan is out of reach. */
const STEEP = 2

/**
 * Risk of a key result (scoring rules, "risk").
 * @param t elapsed share of the period
 * @param need required pace as a multiple of plan
 */
export function riskOf(status: Status, t: number, need: number | null): Risk {
  const isLate = reaches(t, LATE)
  if (status === 'complete') return 'none'
  if (status === 'off_track') return isLate || (need !== null && need > STEEP) ? 'critical' : 'high'
  if (status === 'at_risk') return isLate ? 'high' : 'medium'
  return 'low'
}
