import type { Day, Decision } from '#src/core/model.ts'

/**
 * The day on which a decision was made: that in Date, unless it lies ahead of the day on which it was seen decided; null: nobody
 * knows.
 * @param seenOn the day on which it was first seen decided
 */
export function dayMade({ date }: Pick<Decision, 'date'>, seenOn: Day | null | undefined): Day | null {
  return date !== null && (seenOn == null || date < seenOn) ? date : (seenOn ?? null)
}
