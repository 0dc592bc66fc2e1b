/** Lengths in milliseconds. */
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** A stretch of time in milliseconds since 1970: after `from`, up to and with `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** So many times 24 hours up to a moment. */
export function lastDays(days: number, to: number): Span {
  return { from: to - days * DAY, to }
}

export function isWithin(at: number, { from, to }: Span): boolean {
  return at > from && at <= to
}
