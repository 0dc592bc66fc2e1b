import type { Day, Instant } from '#src/core/model.ts'

/** The later of two days, or of two moments. */
export function later<Moment extends Instant | Day>(a: Moment, b: Moment): Moment {
  return a > b ? a : b
}
