import type { DecisionResult } from '#src/core/evaluation.ts'
import type { Day, Flag } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { personNames } from './person-names.ts'

/** The most pressing first. */
const PRESSING: readonly Flag[] = [
  'decision_overdue',
  'decide_soon',
  'no_owner',
  'review_due',
  'no_rationale',
  'superseded_but_linked',
]

/** A decision that waits for somebody. */
export interface DecisionAsk {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly decideBy: Day | null
  readonly reviewDate: Day | null
  /** At least one, the most pressing first. */
  readonly flags: readonly Flag[]
}

/** The flagged decisions, the most pressing first, then by the day they are due. */
export function decisionAsks(decisions: readonly DecisionResult[]): readonly DecisionAsk[] {
  return decisions
    .filter(({ flags }) => flags.length > 0)
    .map((decision) => ({
      id: decision.id,
      title: cleanText(decision.title, 100) || 'A decision without a title',
      url: decision.url,
      owners: personNames(decision.owners),
      decideBy: decision.decideBy,
      reviewDate: decision.reviewDate,
      flags: decision.flags.toSorted((a, b) => PRESSING.indexOf(a) - PRESSING.indexOf(b)),
    }))
    .toSorted((a, b) => pressure(a) - pressure(b) || due(a).localeCompare(due(b)))
}

function pressure({ flags: [first] }: DecisionAsk): number {
  return first === undefined ? PRESSING.length : PRESSING.indexOf(first)
}

function due({ decideBy, reviewDate }: DecisionAsk): Day {
  return decideBy ?? reviewDate ?? '9999-12-31'
}
