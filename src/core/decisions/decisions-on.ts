import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Day, Decision, Snapshot } from '#src/core/model.ts'
import { dayMade } from '#src/core/rows/day-made.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'
import { seenDecided } from '#src/core/rows/seen-decided.ts'

/** How the decisions about a key result or an initiative stand. */
export interface DecisionsOn {
  /** Those that wait to be made, the first to be due first; what took their place is no longer asked. */
  open(pageId: string): readonly Decision[]
  /** None is linked. */
  isNone(pageId: string): boolean
  /** Those that were made and stand, each with its day; null: nobody knows when. */
  made(pageId: string): readonly { readonly decision: Decision; readonly day: Day | null }[]
  /** The latest of those that were made on that day or later; null: of none that is known. */
  lastMade(pageId: string, since: Day): { readonly decision: Decision; readonly day: Day } | null
}

/** @param input.timezone the organisation's (IANA name) */
export function decisionsOn(input: {
  readonly snapshot: Snapshot
  readonly evaluation: Pick<Evaluation, 'remember' | 'today'>
  readonly history: Pick<History, 'days' | 'sightings'>
  readonly timezone: string
}): DecisionsOn {
  const { snapshot, evaluation, history, timezone } = input
  const { about, isSuperseded, stands } = decisionLinks(snapshot)
  const seen = seenDecided(history, evaluation, timezone)
  const made: DecisionsOn['made'] = (pageId) =>
    about(pageId)
      .filter(stands)
      .map((decision) => ({ decision, day: dayMade(decision, seen.get(decision.id)) }))
  return {
    isNone: (pageId) => about(pageId).length === 0,
    open: (pageId) =>
      about(pageId)
        .filter((each) => decisionStage(each) === 'open' && !isSuperseded(each))
        .toSorted((a, b) => (a.decideBy ?? '9').localeCompare(b.decideBy ?? '9')),
    made,
    lastMade(pageId, since) {
      const [last] = made(pageId)
        .flatMap(({ decision, day }) => (day === null || day < since ? [] : { decision, day }))
        .toSorted((a, b) => b.day.localeCompare(a.day))
      return last ?? null
    },
  }
}
