/** For example `in the last 28 days`. */
export function inTheLastDays(days: number): string {
  return days === 1 ? 'in the last day' : `in the last ${days} days`
}
