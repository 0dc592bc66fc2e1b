import { reaches } from './forecast.ts'

/** From this share of the period on there is little time left to turn or to wait. */
const LATE = 0.75

/**
 * Silence is a miss, what is not on track is of higher risk, and a better colour needs no margin (scoring rules, "status" and
 * "risk").
 * @param t elapsed share of the period
 */
export function isLate(t: number): boolean {
  return reaches(t, LATE)
}
