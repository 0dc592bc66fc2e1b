import type { Sighting } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import type { RowOutage } from '#src/core/row-outage.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { isOutage } from '#src/core/work/is-outage.ts'
import type { WorkSystem } from '#src/core/work/work.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'

/** So long a source that came back is told, so that a weekly digest tells it. */
const TOLD_DAYS = 8

/** Since when the source of a row fails, or when it came back. */
export interface SourceState extends Pick<Judged<unknown>, 'seen' | 'gone'> {
  /** null: none fails. */
  readonly failing: Omit<RowOutage, 'isHeld'> | null
  /** null: it did not fail of late, or not for long. */
  readonly restoredOn: Day | null
}

/**
 * @param input.systems those that fail
 * @param input.answer of the source where none fails: that it has none any more ends a failure without a word, and what waits is
 * not back yet
 */
export function sourceState(input: {
  readonly pageId: string
  readonly systems: readonly WorkSystem[]
  readonly answer: 'read' | 'waits' | 'none'
  readonly history: Pick<RowHistory, 'sighting'>
  readonly moment: Pick<Moment, 'now' | 'today' | 'policy'>
}): SourceState {
  const { pageId, systems, answer, history, moment } = input
  const { now, today, policy } = moment
  const day = (sighting: Sighting) => localDay(sighting.since, policy.timezone)
  const failed = history.sighting('source_failed')
  const restored = history.sighting('source_restored')
  const seen: Sighting[] = []
  const gone: Pick<Sighting, 'pageId' | 'what'>[] = []
  const isOld = restored !== undefined && today > addDays(day(restored), TOLD_DAYS)
  if (isOld) gone.push({ pageId, what: 'source_restored' })
  const restoredOn = restored === undefined || isOld ? null : day(restored)
  if (systems.length > 0) {
    if (failed === undefined) seen.push({ pageId, what: 'source_failed', since: now })
    const since = failed === undefined ? today : day(failed)
    const isLong = failed !== undefined && isOutage(failed.since, now)
    return { failing: { systems, since, isLong }, restoredOn, seen, gone }
  }
  if (failed === undefined || answer === 'waits') return { failing: null, restoredOn, seen, gone }
  gone.push({ pageId, what: 'source_failed' })
  if (answer === 'none' || !isOutage(failed.since, now)) return { failing: null, restoredOn, seen, gone }
  if (restored !== undefined && !isOld) gone.push({ pageId, what: 'source_restored' })
  seen.push({ pageId, what: 'source_restored', since: now })
  return { failing: null, restoredOn: today, seen, gone }
}
