import type { Day, Decision, Period } from '#src/core/model.ts'
import { dayMade } from '#src/core/rows/day-made.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'

/** A decision that was made in a quarter, whatever became of it since. */
export interface DecidedIn {
  readonly decision: Decision
  /** The day in Date, or else the one on which it was first seen decided. */
  readonly day: Day
}

/** @param seen page id to the day on which it was first seen decided */
export function decidedIn(
  decisions: readonly Decision[],
  seen: ReadonlyMap<string, Day>,
  { start, end }: Period,
): readonly DecidedIn[] {
  return decisions.flatMap((decision): DecidedIn[] => {
    const day = dayMade(decision, seen.get(decision.id))
    if (day === null || day < start || day > end) return []
    return decisionStage(decision) === 'made' ? [{ decision, day }] : []
  })
}
