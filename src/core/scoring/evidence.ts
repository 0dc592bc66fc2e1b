import type { Evidence } from '#src/core/evaluation.ts'
import { reaches } from './forecast.ts'

/** Less of the plan than this is little to judge by. */
const EARLY = 0.3

/**
 * How much a forecast rests on (scoring rules, "forecast", evidence).
 * @param points check-ins since the start, and one for linked work that the forecast goes by
 * @param clock plan clock of the latest of them
 */
export function evidenceOf(points: number, clock: number): Evidence {
  if (points === 0) return 'none'
  return points === 1 || !reaches(clock, EARLY) ? 'low' : 'ok'
}
