import type { Decision, Instant } from '#src/core/model.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'

/**
 * Whole hours from the start of the day in Raised to the moment when the decision was made, as far as that is known. A cell that shows
 * a number keeps it: it may come from a store that was lost, and a decision does not take longer by being reopened.
 * @returns null: Raised is empty, or the moment is not known or before Raised
 */
export function cycleTime(decision: Decision, decidedAt: Instant | null, timezone: string): number | null {
  const { cycleTime: shown } = decision.shown
  if (typeof shown === 'number') return shown
  if (decision.raised === null || decidedAt === null) return null
  const minutes = minutesBetween(startOfDay(decision.raised, timezone), decidedAt)
  return minutes < 0 ? null : Math.round(minutes / 60)
}
