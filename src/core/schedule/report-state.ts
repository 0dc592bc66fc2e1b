import { type MailPolicy, REPORTS, type Report } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'
import { type Mailing, mailings } from './mailings.ts'
import { type ReportCalendar, reportSlots, type Slot } from './report-slots.ts'

/** A report that is to leave now, or that nobody gets any more. */
export interface ReportSlot extends Slot {
  readonly report: Report
}

/** So long a report that was missed is caught up. */
const CAUGHT_UP_MINUTES = 24 * 60

type Calendar = ReportCalendar & { readonly mail: Pick<MailPolicy, 'subscriptions'> }

/**
 * Mailings whose time has come, each with its slot: until a day after it, since the next one tells the same better.
 * @param seenAt the day is counted back from it; not after now
 */
export function openMailings(
  now: Instant,
  digestTo: readonly string[],
  calendar: Calendar,
  seenAt: Instant = now,
): readonly (Mailing & Slot)[] {
  const from = minutesAfter(seenAt, -CAUGHT_UP_MINUTES)
  const slots = slotsAround(now, calendar)
  return mailings(calendar.mail, digestTo).flatMap((mailing) => {
    const slot = slots(mailing.report, mailing.at).findLast(({ moment }) => moment <= now)
    return slot === undefined || slot.moment <= from ? [] : { ...mailing, ...slot }
  })
}

type Slots = (report: Report, at: string | null) => readonly Slot[]

/** Many subscriptions share their times, and days of a time zone cost. */
function slotsAround(now: Instant, calendar: Calendar): Slots {
  const known = new Map<string, readonly Slot[]>()
  return (report, at) => {
    const key = `${report} ${at}`
    const slots = known.get(key) ?? reportSlots(report, at, now, calendar)
    known.set(key, slots)
    return slots
  }
}

/**
 * Which reports are due, and which were missed for longer than a day and are left out.
 * @param last the last run of each job that went well. It did what was to leave until its `asOf`: one that ends later has not looked
 *   at what became due while it ran
 * @param firstRunAt when the first run of all began; null: there was none. What was to leave before it is nobody's loss
 */
export function reportState(
  now: Instant,
  last: readonly { readonly job: string; readonly asOf: Instant }[],
  firstRunAt: Instant | null,
  calendar: Calendar,
): { readonly due: readonly Report[]; readonly missed: readonly ReportSlot[] } {
  const doneSince = (report: Report, moment: Instant) =>
    last.some(({ job, asOf }) => job === report && asOf >= moment)
  const from = minutesAfter(now, -CAUGHT_UP_MINUTES)
  const slots = slotsAround(now, calendar)
  const latestLeft = (until: Instant) =>
    mailings(calendar.mail, []).flatMap(({ report, at }): ReportSlot[] => {
      const slot = slots(report, at).findLast(({ moment }) => moment <= until)
      return slot === undefined || doneSince(report, slot.moment) ? [] : [{ report, ...slot }]
    })
  const open = latestLeft(now).filter(({ moment }) => moment > from)
  const due = REPORTS.filter((name) => open.some(({ report }) => report === name))
  const missed = latestLeft(from).filter(({ moment }) => firstRunAt !== null && moment >= firstRunAt)
  // Many readers share a moment, and the note of a later one stands for those before it.
  const each = new Map(missed.map((slot) => [`${slot.report} ${slot.moment}`, slot]))
  const inOrder = [...each.values()].toSorted((one, other) => (one.moment < other.moment ? -1 : 1))
  return { due, missed: inOrder }
}
