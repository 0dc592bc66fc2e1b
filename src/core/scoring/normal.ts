const HALF_LOG_TWO_PI = 0.918_938_533_204_672_7

/**
 * Phi: the share of the standard normal distribution at or below x, 0..1, to about 1e-15.
 * Source: G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11 (2004), the
 * Taylor series about 0.
 * @param x finite
 */
export function normalShare(x: number): number {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0
  let sum = x
  let term = x
  for (let divisor = 3; sum + term !== sum; divisor += 2) {
    term *= (x * x) / divisor
    sum += term
  }
  const share = 0.5 + sum * Math.exp(-(x * x) / 2 - HALF_LOG_TWO_PI)
  return Math.min(1, Math.max(0, share))
}
