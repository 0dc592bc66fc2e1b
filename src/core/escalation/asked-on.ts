import type { Episode } from '#src/core/history.ts'
import type { Told } from '#src/core/letters/subject.ts'
import type { Day } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { rungOf } from './rungs.ts'

/**
 * The day on which those who are to answer an episode were asked, on whatever rung. Today where none of them has heard yet, for a
 * weekend lies between or they have just been named: they have not kept anybody waiting. Where there is nobody to ask it is the
 * episode's own.
 * @param told of this episode
 * @param asked addresses, in lower case
 */
export function askedOn(
  { id, openedAt }: Pick<Episode, 'id' | 'openedAt'>,
  told: readonly Told[],
  asked: readonly string[],
  { today, timezone }: { readonly today: Day; readonly timezone: string },
): Day {
  if (asked.length === 0) return localDay(openedAt, timezone)
  const heard = told.filter(({ key, to }) => asked.includes(to) && rungOf(key, id) !== null)
  const [first] = heard.map(({ at }) => at).toSorted()
  return first === undefined ? today : localDay(first, timezone)
}
