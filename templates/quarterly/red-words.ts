import type { WarningRecord } from '#src/core/mail/quarterly/warning-record.ts'
import type { Day } from '#src/core/model.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'

/** When each key result was shown red, in a few words by its id; the others never were, or nothing is stored of it. */
export function redWords({ missed, redHits }: WarningRecord, today: Day): ReadonlyMap<string, string> {
  return new Map([
    ...missed.flatMap(({ keyResult, redOn, leadDays, isKnown }): [string, string][] => {
      if (!isKnown) return []
      const words =
        redOn === null
          ? 'never red before the end'
          : `first red ${formatDay(redOn, today)}, ${countOf(leadDays, 'day')} before the end`
      return [[keyResult.id, words]]
    }),
    ...redHits.map(({ keyResult, redOn, redUntil }): [string, string] => [
      keyResult.id,
      redOn === redUntil
        ? `red on ${formatDay(redOn, today)}`
        : `red between ${formatDay(redOn, today)} and ${formatDay(redUntil, today)}`,
    ]),
  ])
}
