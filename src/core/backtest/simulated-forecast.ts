import type { Policy } from '#src/core/policy.ts'
import { plannedShare } from '#src/core/scoring/curve.ts'
import { paceGap } from '#src/core/scoring/forecast.ts'
import { type SimulatedKeyResult, WEEKS } from './simulate.ts'

/**
 * What the service would say of a simulated key result at t, from the check-ins until then.
 * @param targetScore s*, 0..1
 * @returns `raw` of the latest check-in, 0 without one
 */
export function simulatedForecast(
  keyResult: SimulatedKeyResult,
  t: number,
  targetScore: number,
  forecast: Policy['forecast'],
): { confidence: number; raw: number } {
  const latest = keyResult.checkIns.findLast(({ week }) => week / WEEKS <= t)
  const raw = latest?.raw ?? 0
  const clock = latest === undefined ? 0 : plannedShare(keyResult.curve, latest.week / WEEKS)
  return { confidence: paceGap({ raw, clock }, targetScore, forecast).confidence, raw }
}
