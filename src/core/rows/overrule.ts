import type { Overrule } from '#src/core/evaluation.ts'
import type { CellValue, Day, Instant, Shown, Sighting, Status } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { changedByHand } from './changed-by-hand.ts'
import type { RowHistory } from './row-history.ts'

/** The longest that a status typed over the service's stands without a day of its own. */
const MOST_DAYS = 14

interface Row {
  readonly id: string
  readonly lastEdited: Instant
  readonly shown: Shown
  readonly override?: Status | null
  readonly overrideUntil?: Day | null
}

interface OverruleNews {
  readonly overrule: Overrule | null
  readonly seen: readonly Sighting[]
  readonly gone: readonly Pick<Sighting, 'pageId' | 'what'>[]
}

/**
 * The status that a person put over the computed one, while it lasts. Override wins and lasts until Override until. Without
 * a day, and for a Status that differs from the one the service wrote last, it lasts until the next typed check-in on a
 * later day, 14 days at most. It counts from the row's last edit when the service first sees it: later edits, also the
 * service's own, move that stamp, so the first one is remembered.
 */
export function overrule(input: {
  readonly row: Row
  readonly history: RowHistory
  /** The day of the newest typed check-in; null: none, or the row has no check-ins. */
  readonly lastTyped: Day | null
  readonly today: Day
  readonly timezone: string
}): OverruleNews {
  const { row, history, today, timezone } = input
  const { override = null, overrideUntil = null } = row
  const known = history.sighting('overruled')
  const status = override ?? setByHand(row, history)
  const isDated = override !== null && overrideUntil !== null
  if (status === null || isDated) {
    const gone = known === undefined ? [] : [{ pageId: row.id, what: 'overruled' as const }]
    const stands = status !== null && overrideUntil !== null && today <= overrideUntil
    return { overrule: stands ? { status, until: overrideUntil } : null, seen: [], gone }
  }

  const since = known?.since ?? row.lastEdited
  const sinceDay = localDay(since, timezone)
  const until = addDays(sinceDay, MOST_DAYS)
  const checkedIn = input.lastTyped !== null && input.lastTyped > sinceDay
  return {
    overrule: checkedIn || today > until ? null : { status, until },
    seen: known === undefined ? [{ pageId: row.id, what: 'overruled', since }] : [],
    gone: [],
  }
}

function setByHand(row: Row, history: RowHistory): Status | null {
  const { status } = row.shown
  return isStatus(status) && changedByHand(row, 'status', history) ? status : null
}

export function isStatus(value: CellValue | undefined): value is Status {
  return typeof value === 'string' && Object.hasOwn(STATUS_LABEL, value)
}
