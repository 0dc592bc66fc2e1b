/** So many past key results weigh as much as the mean that was assumed; with fewer it stands alone. */
const ENOUGH = 20

/** A final score beyond this counts as this. */
const HIGHEST = 1.5

/**
 * m of the forecast, drawn towards past final scores once there are 20 of them (scoring rules, "forecast").
 * @param finals raw scores at the end of past periods; what is not finite is left out
 * @param mean m where nothing was learned
 * @returns how many it was learned from; 0: it is the one that was given
 */
export function learnedMean(
  finals: readonly number[],
  mean: number,
): { readonly mean: number; readonly learnedFrom: number } {
  const known = finals.filter(Number.isFinite)
  if (known.length < ENOUGH) return { mean, learnedFrom: 0 }
  const sum = known.reduce((total, each) => total + Math.min(HIGHEST, Math.max(0, each)), 0)
  return { mean: (ENOUGH * mean + sum) / (ENOUGH + known.length), learnedFrom: known.length }
}
