import type { DecisionResult } from '#src/core/decision-result.ts'
import type { Day, Flag } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { type DecisionBrief, decisionBrief } from './decision-brief.ts'
import type { DecisionFacts } from './decision-facts.ts'
import { decisionTitle } from './decision-title.ts'
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

/** So long whoever carries a decision out has before it is asked what became of it. */
const CARRIED_OUT_DAYS = 7

/** A decision that waits for somebody. */
export interface DecisionAsk {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly decideBy: Day | null
  readonly reviewDate: Day | null
  /** The most pressing first. */
  readonly flags: readonly Flag[]
  /** What there is to choose from, while it waits to be made; null: it was made, or its row has no options. */
  readonly brief: DecisionBrief | null
  /** Ids of the key results that it is about. */
  readonly keyResults: readonly string[]
  /** It was made, and what it says was not done; null: nothing is to be said. */
  readonly undone: { readonly how: 'not_yet' | 'otherwise'; readonly since: Day | null } | null
}

/**
 * Those that wait to be made with their options, then the flagged ones and those that were not carried out within a week or
 * otherwise than decided: the most pressing first, then by the day they are due.
 */
export function decisionAsks(
  decisions: readonly DecisionResult[],
  { open, madeOn }: Pick<DecisionFacts, 'open' | 'madeOn'>,
  today: Day,
): readonly DecisionAsk[] {
  const isLate = (day: Day | undefined) => day !== undefined && addDays(day, CARRIED_OUT_DAYS) < today
  return decisions
    .filter(({ recovered }) => !recovered)
    .map((decision): DecisionAsk => {
      const { id, followed } = decision
      const isUndone = followed === 'otherwise' || (followed === 'not_yet' && isLate(madeOn.get(id)))
      return {
        id,
        title: titleOf(decision, open.has(id)),
        url: decision.url,
        owners: personNames(decision.owners),
        decideBy: decision.decideBy,
        reviewDate: decision.reviewDate,
        flags: decision.flags.toSorted((a, b) => PRESSING.indexOf(a) - PRESSING.indexOf(b)),
        brief: open.has(id) ? decisionBrief(decision, 'digest') : null,
        keyResults: decision.keyResults,
        undone: isUndone ? { how: followed, since: madeOn.get(id) ?? null } : null,
      }
    })
    .filter(({ flags, brief, undone }) => flags.length > 0 || brief !== null || undone !== null)
    .toSorted(
      (a, b) =>
        Number(isMade(a, open)) - Number(isMade(b, open)) ||
        Number(a.brief === null) - Number(b.brief === null) ||
        pressure(a) - pressure(b) ||
        due(a).localeCompare(due(b)),
    )
}

/** Ids of the key results about which an open decision asks for a choice. */
export function askedIds(decisions: readonly DecisionAsk[]): ReadonlySet<string> {
  return new Set(decisions.flatMap(({ brief, keyResults }) => (brief === null ? [] : keyResults)))
}

/** What is asked about is heading enough over its options: how it stands and what to do is told under it. */
function titleOf({ title, prepared }: DecisionResult, isOpen: boolean): string {
  return decisionTitle({
    title: prepared && isOpen ? title.replace(/( is off track)?: what do we do\?$/u, '') : title,
  })
}

function isMade({ id }: DecisionAsk, open: ReadonlySet<string>): boolean {
  return !open.has(id)
}

function pressure({ flags: [first] }: DecisionAsk): number {
  return first === undefined ? PRESSING.length : PRESSING.indexOf(first)
}

function due({ decideBy, reviewDate }: DecisionAsk): Day {
  return decideBy ?? reviewDate ?? '9999-12-31'
}
