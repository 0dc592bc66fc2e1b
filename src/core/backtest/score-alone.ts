import type { Colour } from '#src/core/scoring/colour.ts'

/** Chances that the guide beside the usual tracker gives its colours (scoring rules, "measured"). */
export const GUIDE_CHANCE: Readonly<Record<Colour, number>> = {
  on_track: 0.85,
  at_risk: 0.6,
  off_track: 0.25,
}

/**
 * The colour that the usual tracker shows: by the score alone, whatever the day.
 * @param score 0..1; it takes no value for 0
 */
export function scoreAlone(score: number | null): Colour {
  if (score !== null && score >= 0.7) return 'on_track'
  return score !== null && score >= 0.4 ? 'at_risk' : 'off_track'
}
