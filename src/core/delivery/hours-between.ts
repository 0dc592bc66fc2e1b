import { HOUR } from './span.ts'

/** Clocks of one system that differ by so many milliseconds still agree. */
export const SKEW = 5 * 60_000

/**
 * Hours from one moment to a later one, both in milliseconds since 1970; 0 when the later one is earlier by at most five
 * minutes, as clocks are; null when it is earlier than that, so that what cannot be is left out.
 */
export function hoursBetween(from: number, to: number): number | null {
  return to < from - SKEW ? null : Math.max(0, to - from) / HOUR
}
