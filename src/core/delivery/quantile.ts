/**
 * The quantile of values, linear between neighbours: with the values in order x1..xn and h = (n - 1) * share + 1 it is
 * x[floor h] + (h - floor h) * (x[floor h + 1] - x[floor h]). The median is the quantile of 0.5.
 * Source: type 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages (1996), the default of R and of spreadsheets.
 * @param values at least one, in any order
 * @param share 0..1
 */
export function quantile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b)
  const place = (ordered.length - 1) * share
  const below = ordered[Math.floor(place)] ?? Number.NaN
  const above = ordered[Math.ceil(place)] ?? Number.NaN
  return below + (place - Math.floor(place)) * (above - below)
}
