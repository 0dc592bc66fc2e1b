import type { Sighting } from '#src/core/history.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'

/** What was replaced or is over is remembered for so long: an update of last week may have been put off by a holiday. */
export const KEPT_DAYS = 15

/**
 * What a day of a row was from when on, as a sighting of each: the one that holds now and those that were replaced of late, of
 * these the last one of each day. A day that comes back counts from when it came back. Where there is none for a while, the last
 * one stands.
 * @param input.day null: there is none now
 * @param input.isOver nothing is remembered any more
 */
export function course(input: {
  readonly pageId: string
  readonly kind: 'ends' | 'foreseen'
  readonly day: string | null
  readonly isOver: boolean
  readonly history: Pick<RowHistory, 'sightings'>
  readonly moment: Pick<Moment, 'now' | 'policy'>
}): Pick<Judged<unknown>, 'seen' | 'gone'> {
  const { pageId, kind, day, isOver, history, moment } = input
  const known = history.sightings
    .filter(({ what }) => what.startsWith(`${kind}_`))
    .toSorted((a, b) => (a.since < b.since ? -1 : 1))
  if (isOver) return { seen: [], gone: known.map(({ what }) => ({ pageId, what })) }
  const what = day === null ? null : (`${kind}_${day}` as const)
  const isNews = what !== null && known.at(-1)?.what !== what
  const all: Sighting[] = [
    ...known.filter((sighting) => !isNews || sighting.what !== what),
    ...(isNews ? [{ pageId, what, since: moment.now }] : []),
  ]
  const dayOf = ({ since }: Sighting) => localDay(since, moment.policy.timezone)
  const oldest = daysBefore(moment.now, KEPT_DAYS)
  const kept = new Set(
    all.filter((sighting, index) => {
      const next = all[index + 1]
      return next === undefined || (next.since >= oldest && dayOf(next) !== dayOf(sighting))
    }),
  )
  return {
    seen: all.filter((sighting) => kept.has(sighting) && !known.includes(sighting)),
    gone: known
      .filter((sighting) => !kept.has(sighting))
      .map((sighting) => ({ pageId, what: sighting.what })),
  }
}
