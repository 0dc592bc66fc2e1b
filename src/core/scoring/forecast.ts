import type { Policy } from '#src/core/policy.ts'
import { normalShare } from './normal.ts'

/** Share of the weight that a reading keeps with each newer one (l of the scoring rules). */
const FADING = 0.8

/** Chance at the start of a period that a yes/no key result is done by its end (b of the scoring rules). */
const CHANCE_OF_YES = 0.6

/** Less of the plan than this is none. */
const NOTHING_LEFT = 1e-9

/** Equal up to rounding. */
const ROUNDING = 1e-9

export interface Forecast {
  /** F: projected final raw score, unclamped. */
  readonly forecast: number
  /** Chance of reaching the target score s*, 0..1. */
  readonly confidence: number
  /** Chance of reaching the full target, 0..1. */
  readonly confidenceFull: number
  /** Pace needed from here to reach s*, as a multiple of plan, at least 0; null where it has no meaning. */
  readonly need: number | null
  /** v: pace likely from here, as a multiple of plan; null where it has no meaning. */
  readonly pace: number | null
}

/**
 * The forecast called pace-gap (scoring rules, "forecast"): what is left of the plan goes on at the pace so
 * far, drawn towards the plan with the weight of K periods. It is exact Bayes for a Brownian motion whose drift
 * is normal with mean m and variance s^2/K. Without a check-in raw and clock are 0.
 * @param latest.raw y, the raw score at the latest check-in
 * @param latest.clock u, the plan clock of that day, 0..1
 * @param targetScore s*, 0..1
 */
export function paceGap(
  latest: { readonly raw: number; readonly clock: number },
  targetScore: number,
  { planWeight, mean, spread, noise }: Policy['forecast'],
): Forecast {
  const { raw, clock } = latest
  const left = 1 - clock
  if (left <= NOTHING_LEFT) return settled(raw, targetScore)
  const pace = (planWeight * mean + raw) / (planWeight + clock)
  const forecast = raw + pace * left
  const deviation = Math.sqrt(noise ** 2 + (spread ** 2 * left * (planWeight + 1)) / (planWeight + clock))
  return {
    forecast,
    confidence: normalShare((forecast - targetScore) / deviation),
    confidenceFull: normalShare((forecast - 1) / deviation),
    need: Math.max(0, (targetScore - raw) / left),
    pace,
  }
}

/** After the end, or once complete: the final raw score, and chances of 1 or 0. */
export function settled(raw: number, targetScore: number): Forecast {
  return {
    forecast: raw,
    confidence: reaches(raw, targetScore) ? 1 : 0,
    confidenceFull: reaches(raw, 1) ? 1 : 0,
    need: null,
    pace: null,
  }
}

/**
 * Forecast for a value to keep (scoring rules, "forecast", maintain): the chance that the last reading is
 * within bounds, from the readings so far, newer ones weighing more; the time left is kept with that chance.
 * @param score so far, 0..1; null: no reading yet
 * @param t elapsed share of the period
 * @param within of each reading, oldest first
 */
export function holdForecast(score: number | null, t: number, within: readonly boolean[]): Forecast {
  let inside = 0
  let all = 0
  for (const each of within) {
    inside = inside * FADING + (each ? 1 : 0)
    all = all * FADING + 1
  }
  const chance = (1 + inside) / (2 + all)
  const forecast = score === null ? chance : score * t + chance * (1 - t)
  return { forecast, confidence: chance, confidenceFull: chance, need: null, pace: null }
}

/**
 * Forecast for yes or no that is not done yet (scoring rules, "forecast", boolean): a chance that falls with
 * the time left. A choice of design, not a measurement.
 * @param t elapsed share of the period
 */
export function yesNoForecast(t: number): Forecast {
  const chance = (CHANCE_OF_YES * (1 - t ** 2)) / (1 - CHANCE_OF_YES * t ** 2)
  return { forecast: chance, confidence: chance, confidenceFull: chance, need: null, pace: null }
}

/** At least, up to rounding. */
export function reaches(score: number, bound: number): boolean {
  return score >= bound - ROUNDING
}
