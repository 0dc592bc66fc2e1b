/** A number as people write it in a sentence: at most two decimals, or two digits that count where it is smaller. */
export function plainNumber(value: number): string {
  const rounded =
    Math.abs(value) >= 0.1 || value === 0 ? Math.round(value * 100) / 100 : Number(value.toPrecision(2))
  return String(rounded + 0)
}
