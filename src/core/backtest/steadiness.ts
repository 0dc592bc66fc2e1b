import { Policy } from '#src/core/policy.ts'
import type { Colour } from '#src/core/scoring/colour.ts'
import { type SimulatedKeyResult, WEEKS } from './simulate.ts'
import { simulatedForecast } from './simulated-forecast.ts'

/** How often colours change, per key result and quarter. */
export interface Steadiness {
  readonly changes: number
  /** Changes that are taken back a week later. */
  readonly flipFlops: number
  /** Share of weeks in which the colour is the one that it has without hysteresis, 0..1. */
  readonly agreement: number
}

/** The colour of a chance, where the one of a week before was `previous`; null: there was none. */
type Cut = (confidence: number, previous: Colour | null, t: number) => Colour

const TARGET_SCORE = 1
const FIRST_WEEK = 2

/** Judges colours week by week, from the second week to the last but one (scoring rules, "status"). */
export function steadiness(keyResults: readonly SimulatedKeyResult[], cut: Cut): Steadiness {
  const { forecast } = Policy.parse({})
  let changes = 0
  let flipFlops = 0
  let agreeing = 0
  let weeks = 0
  for (const keyResult of keyResults) {
    const shown: Colour[] = []
    for (let week = FIRST_WEEK; week < WEEKS; week++) {
      const t = week / WEEKS
      const { confidence } = simulatedForecast(keyResult, t, TARGET_SCORE, forecast)
      const [before, beforeThat] = [shown.at(-1) ?? null, shown.at(-2)]
      const colour = cut(confidence, before, t)
      if (before !== null && colour !== before) {
        changes += 1
        if (colour === beforeThat) flipFlops += 1
      }
      if (colour === cut(confidence, null, t)) agreeing += 1
      weeks += 1
      shown.push(colour)
    }
  }
  return {
    changes: changes / keyResults.length,
    flipFlops: flipFlops / keyResults.length,
    agreement: agreeing / weeks,
  }
}
