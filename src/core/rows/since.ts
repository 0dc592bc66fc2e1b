import type { Sighting } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'

/** Since when something that Notion does not date has been seen, with what is to be remembered and forgotten of it. */
export interface Since extends Pick<Judged<unknown>, 'seen' | 'gone'> {
  /** null: it is not seen now. */
  readonly day: Day | null
}

/**
 * Keeps the first sight of a state as long as it lasts.
 * @param input.what null: the state is not there
 * @param input.kind every sighting whose name begins so is of this state: at most one of them lasts
 */
export function since(input: {
  readonly pageId: string
  readonly what: Sighting['what'] | null
  readonly kind: string
  readonly history: Pick<RowHistory, 'sightings'>
  readonly moment: Pick<Moment, 'now' | 'today' | 'policy'>
}): Since {
  const { pageId, what, history, moment } = input
  const known = history.sightings.filter((sighting) => sighting.what.startsWith(input.kind))
  const lasting = known.find((sighting) => sighting.what === what)
  const gone = known
    .filter((sighting) => sighting !== lasting)
    .map((sighting) => ({ pageId, what: sighting.what }))
  if (what === null) return { day: null, seen: [], gone }
  if (lasting !== undefined) return { day: localDay(lasting.since, moment.policy.timezone), seen: [], gone }
  return { day: moment.today, seen: [{ pageId, what, since: moment.now }], gone }
}
