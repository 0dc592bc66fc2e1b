import { decisionTitle } from '#src/core/mail/decision-title.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import type { Day, Decision, KeyResult } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { GradedKeyResult } from './graded-key-result.ts'

/** What became of a decision, in the words of whoever wrote it down. */
export interface DecisionOutcome {
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  /** The day in Date; null: none. */
  readonly decidedOn: Day | null
  readonly outcome: string
  /** Titles of the cycle's key results that it is linked to. */
  readonly about: readonly string[]
}

/** What people wrote down about a cycle. */
export interface Lessons {
  /** Key results with a Note, what was missed first. */
  readonly notes: readonly GradedKeyResult[]
  readonly outcomes: readonly DecisionOutcome[]
  /** Decisions of the cycle's key results that were made and whose Outcome is empty. */
  readonly withoutOutcome: readonly Pick<DecisionOutcome, 'title' | 'url' | 'owners'>[]
}

/**
 * @param graded of the cycle
 * @param rows.keyResults as read: a decision may be linked from either side
 */
export function lessons(
  graded: readonly GradedKeyResult[],
  rows: { readonly decisions: readonly Decision[]; readonly keyResults: readonly KeyResult[] },
): Lessons {
  const titleOf = new Map(graded.map(({ id, title }) => [id, title]))
  const linkedFrom = Map.groupBy(
    rows.keyResults
      .filter(({ id }) => titleOf.has(id))
      .flatMap(({ id, decisions }) => decisions.map((decision) => ({ decision, id }))),
    ({ decision }) => decision,
  )
  const linked = rows.decisions.flatMap((decision) => {
    const ids = new Set([...decision.keyResults, ...(linkedFrom.get(decision.id) ?? []).map(({ id }) => id)])
    const about = [...ids].flatMap((id) => titleOf.get(id) ?? [])
    return about.length === 0 ? [] : [{ decision, about }]
  })
  const isMade = ({ status }: Decision) => status === 'decided' || status === 'reversed'
  return {
    notes: graded
      .filter(({ note }) => note !== '')
      .toSorted((a, b) => Number(b.outcome === 'missed') - Number(a.outcome === 'missed')),
    outcomes: linked
      .filter(({ decision }) => decision.outcome.trim() !== '')
      .map(({ decision, about }) => ({
        ...named(decision),
        decidedOn: decision.date,
        outcome: cleanText(decision.outcome, 240),
        about,
      })),
    withoutOutcome: linked
      .filter(({ decision }) => isMade(decision) && decision.outcome.trim() === '')
      .map(({ decision }) => named(decision)),
  }
}

function named({ title, url, owners }: Decision) {
  return { title: decisionTitle({ title }), url, owners: personNames(owners) }
}
