import { Temporal } from 'temporal-polyfill'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay, startOfDay } from '#src/core/time/local-day.ts'
import { openFrom } from './quiet-hours.ts'

export type LetterTimes = Pick<MailPolicy, 'hours' | 'holidays' | 'mostPerDay' | 'mostPerWeek'>

/**
 * The first moment, from a given one on, at which one more letter may go to a person: in the hours, below the most of the day and
 * of any seven days by the person's clock.
 * @param sent when each letter to this person left, in any order; those of the last eight days are enough
 * @param timezone the person's
 */
export function nextLeave(
  from: Instant,
  sent: readonly Instant[],
  timezone: string,
  times: LetterTimes,
): Instant {
  const days = sent.map((at) => localDay(at, timezone))
  // Fewer than a week allows fill none, and days of a time zone cost.
  const ends = sent.length < times.mostPerWeek ? [] : sent.map((at) => weekAfter(at, timezone)).toSorted()
  let earliest = from
  for (;;) {
    const at = openFrom(earliest, timezone, times)
    const day = localDay(at, timezone)
    const stillCount = ends.filter((end) => end > at)
    const freed = stillCount[stillCount.length - times.mostPerWeek]
    if (days.filter((each) => each === day).length >= times.mostPerDay) {
      earliest = startOfDay(addDays(day, 1), timezone)
    } else if (freed !== undefined) {
      earliest = freed
    } else {
      return at
    }
  }
}

function weekAfter(moment: Instant, timezone: string): Instant {
  return Temporal.Instant.from(moment)
    .toZonedDateTimeISO(timezone)
    .add({ days: 7 })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })
}
