import { compareTexts } from '#src/core/compare-texts.ts'
import type { Choice, DecisionResult } from '#src/core/decision-result.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import { type DecisionTimes, decisionTimes } from './decision-times.ts'

/** Decisions of one kind by what was chosen; `other`: about something that the rules know no option of. */
export interface KindTimes extends DecisionTimes {
  readonly kind: Choice['kind'] | 'other'
}

/** Decisions of one owner; null: of nobody, or of several. */
export interface OwnerTimes extends DecisionTimes {
  readonly owner: string | null
}

/** The slowest kind first; those of which none was timed come last. */
export function timesByKind(made: readonly DecisionResult[]): readonly KindTimes[] {
  const groups = Map.groupBy(made, ({ choice }): KindTimes['kind'] => choice?.kind ?? 'other')
  return [...groups]
    .map(([kind, some]) => ({ kind, ...timesOf(some) }))
    .toSorted((a, b) => (b.median ?? -1) - (a.median ?? -1) || compareTexts(a.kind, b.kind))
}

/** Who made the most first, and by name among equals: it is no ranking of who is slow. What nobody owns alone comes last. */
export function timesByOwner(made: readonly DecisionResult[]): readonly OwnerTimes[] {
  const groups = Map.groupBy(made, ({ owners }) => (owners.length === 1 ? (owners[0]?.id ?? '') : ''))
  return [...groups]
    .map(([id, some]) => ({
      owner: id === '' ? null : (personNames(some[0]?.owners ?? [])[0] ?? null),
      ...timesOf(some),
    }))
    .toSorted(
      (a, b) =>
        Number(a.owner === null) - Number(b.owner === null) ||
        b.decided - a.decided ||
        compareTexts(a.owner ?? '', b.owner ?? ''),
    )
}

function timesOf(made: readonly DecisionResult[]): DecisionTimes {
  return decisionTimes(made.map(({ cycleTime }) => cycleTime))
}
