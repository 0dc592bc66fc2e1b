import type { Instant } from '#src/core/model.ts'
import { moment } from './moment.ts'

/** A moment in milliseconds since 1970; null: there is none, or it lies ahead. */
export function pastMoment(instant: Instant | null, now: number): number | null {
  const at = instant === null ? null : moment(instant)
  return at !== null && at <= now ? at : null
}
