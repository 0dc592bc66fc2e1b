/** The sum of values, the smallest first, so that it is the same to the last digit in whatever order they come. */
export function sum(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((total, value) => total + value, 0)
}
