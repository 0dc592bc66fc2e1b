import type { History } from '#src/core/history.ts'
import type { Snapshot } from '#src/core/model.ts'
import { lastDays } from './last-days.ts'
import type { Known } from './who-needs.ts'

/**
 * What is known of rows beside their cells. That no Override was filled is known where the last day remembered had none in force and
 * no Override, or the end of one, is remembered: nobody can have typed into a column that is gone.
 * @param ofKeyResults initiatives whose Progress does not come from their own Source
 */
export function knownOf(
  { initiatives }: Pick<Snapshot, 'initiatives'>,
  { days, sightings }: Pick<History, 'days' | 'sightings'>,
  ofKeyResults: readonly string[],
): Known {
  const last = lastDays(days)
  const overruled = new Set(
    sightings.flatMap(({ pageId, what }) => (/^(?:override|ended)_/.test(what) ? pageId : [])),
  )
  return {
    ofKeyResults: new Set(ofKeyResults),
    inChains: new Set(
      initiatives.flatMap(({ id, dependsOn }) => (dependsOn.length > 0 ? [id, ...dependsOn] : [])),
    ),
    neverOverruled: new Set(
      [...last.values()].flatMap(({ keyResultId, overruled: status }) =>
        status === null && !overruled.has(keyResultId) ? keyResultId : [],
      ),
    ),
    remembered: new Set(last.keys()),
  }
}
