/** A projection beyond this counts as this in a mean. */
export const HIGHEST_FORECAST = 1.5

/** What a mean is taken over: a row without a score has no part in any mean. */
interface Weighted {
  /** Above 0. */
  readonly weight: number
  readonly score: number | null
}

/**
 * Weighted mean, unrounded, of values clamped to 0..most, over the rows that have a score and the number asked for (scoring
 * rules, "objective roll-up"); null: there is none.
 */
export function weightedMean<Row extends Weighted>(
  rows: readonly Row[],
  pick: (row: Row) => number | null,
  most: number,
): number | null {
  let sum = 0
  let weights = 0
  for (const row of rows) {
    const value = pick(row)
    if (row.score === null || value === null) continue
    sum += row.weight * Math.min(most, Math.max(0, value))
    weights += row.weight
  }
  // Weights next to nothing may round beyond the largest value.
  return weights === 0 ? null : Math.min(most, sum / weights)
}
