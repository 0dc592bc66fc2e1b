import type { PreparedDecision } from '#src/core/history.ts'
import type { Instant, Snapshot } from '#src/core/model.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import { preparedKey } from './prepared-mark.ts'

/** So long Notion may take to show a row that it has added: how far a query lags behind is not known, and asking twice is worse than late. */
const SHOWN_WITHIN_MINUTES = 90

/** What became of one decision: the row that bears its key, or null: none was added. */
export interface SettledDecision {
  readonly key: string
  readonly landed: { readonly id: string; readonly at: Instant } | null
}

/**
 * Tells by the rows which of the planned decisions were added though their run did not hear of it. What is not shown may still
 * come, for an hour and a half; such a one is in no answer. A clock that went ahead when it was planned must not hold it for longer.
 */
export function settlePrepared(
  prepared: readonly PreparedDecision[],
  { decisions }: Pick<Snapshot, 'decisions'>,
  now: Instant,
): readonly SettledDecision[] {
  const planned = prepared.filter(({ state }) => state === 'planned')
  if (planned.length === 0) return []
  const rows = new Map(decisions.map((row) => [preparedKey(row.shown.prepared), row]))
  return planned.flatMap(({ key, at }): SettledDecision | [] => {
    const row = rows.get(key)
    if (row !== undefined) return { key, landed: { id: row.id, at: row.lastEdited } }
    return Math.abs(minutesBetween(at, now)) < SHOWN_WITHIN_MINUTES ? [] : { key, landed: null }
  })
}

/** What is remembered of prepared decisions, after some were settled. */
export function withSettled(
  prepared: readonly PreparedDecision[],
  settled: readonly SettledDecision[],
): PreparedDecision[] {
  const outcomes = new Map(settled.map(({ key, landed }) => [key, landed]))
  return prepared.flatMap((each): PreparedDecision | [] => {
    const landed = each.state === 'planned' ? outcomes.get(each.key) : undefined
    if (landed === undefined) return each
    return landed === null ? [] : { ...each, state: 'created', decisionId: landed.id, at: landed.at }
  })
}
