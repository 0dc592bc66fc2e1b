import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'

/** Page id to the day on which a decision was first seen decided, this run included. */
export function seenDecided(
  { sightings }: Pick<History, 'sightings'>,
  { remember }: Pick<Evaluation, 'remember'>,
  timezone: string,
): ReadonlyMap<string, Day> {
  return new Map(
    [...remember.seen, ...sightings]
      .filter(({ what }) => what === 'decided')
      .map(({ pageId, since }) => [pageId, localDay(since, timezone)]),
  )
}
