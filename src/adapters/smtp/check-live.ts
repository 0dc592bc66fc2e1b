import { ok, warning } from '#src/adapters/support/checks.ts'
import type { Sighting } from '#src/core/history.ts'
import { type LiveDatabase, liveOf } from '#src/core/live/live-of.ts'
import { notLiveFinding } from '#src/core/live/not-live-finding.ts'
import type { Check } from '#src/ports/checkup.ts'

/**
 * Says whether anybody is mailed. Of a workspace that was not read whole, or of a store that cannot be read, it is not known.
 * @param databases null: not every database could be read
 * @param sightings of going live; null: the store cannot be read
 */
export function checkLive(
  databases: readonly LiveDatabase[] | null,
  sightings: readonly Sighting[] | null,
): readonly Check[] {
  if (databases === null || sightings === null) return []
  const notLive = notLiveFinding({ databases }, { sightings })
  if (notLive !== null) return [warning('Going live', notLive.message, notLive.mend)]
  const { since } = liveOf({ databases }, { sightings }, null)
  const told =
    since === null
      ? 'The workspace is live: okr-sync init made every database.'
      : `The workspace has been live since ${since}.`
  return [ok('Going live', told)]
}
