import type { Day } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { isoWeek } from '#src/core/time/iso-week.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { DueReport } from './report-letter.ts'

/** The digest shows so many weeks before its own, and compares with nothing older. */
const WEEKS = 5

/**
 * The day of the last digest before this one that one of its readers got, or may have got; null: none in the last weeks.
 * @throws Failure when the store cannot be read
 */
export async function lastDigest(
  { outbox, policy }: Deps,
  { slot, to }: Pick<DueReport, 'slot' | 'to'>,
  today: Day,
): Promise<Day | null> {
  const weeks = Array.from({ length: WEEKS + 1 }, (_, ago) => isoWeek(addDays(today, -7 * ago)))
  const slots = weeks.filter((week) => week < slot)
  const readers = new Set(to.map((address) => address.toLowerCase()))
  const heads = await outbox.heads(['sent', 'unknown'], { kind: 'digest', slots })
  const dates = heads.filter((head) => readers.has(head.to)).map(({ date }) => date)
  const last = dates.toSorted().at(-1)
  return last === undefined ? null : localDay(last, policy.timezone)
}
