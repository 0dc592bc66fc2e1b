import type { Day, Decision, Period } from '#src/core/model.ts'
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
    const day = decision.date ?? seen.get(decision.id)
    if (day === undefined || day < start || day > end) return []
    return decisionStage(decision) === 'made' ? [{ decision, day }] : []
  })
}
