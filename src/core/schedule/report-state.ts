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

/** Mailings whose time has come, each with its slot: until a day after it, since the next one tells the same better. */
export function openMailings(
  now: Instant,
  digestTo: readonly string[],
  calendar: Calendar,
): readonly (Mailing & Slot)[] {
  return openOf(now, digestTo, calendar, slotsAround(now, calendar))
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

function openOf(now: Instant, digestTo: readonly string[], calendar: Calendar, slots: Slots) {
  const from = minutesAfter(now, -CAUGHT_UP_MINUTES)
  return mailings(calendar.mail, digestTo).flatMap((mailing) => {
    const slot = slots(mailing.report, mailing.at).findLast(({ moment }) => moment <= now && from < moment)
    return slot === undefined ? [] : { ...mailing, ...slot }
  })
}

/**
 * Which reports are due, and which were missed for longer than a day and are left out.
 * @param last the last run of each job that went well
 * @param firstRunAt when the first run of all began; null: there was none. What was to leave before it is nobody's loss
 */
export function reportState(
  now: Instant,
  last: readonly { readonly job: string; readonly finishedAt: Instant }[],
  firstRunAt: Instant | null,
  calendar: Calendar,
): { readonly due: readonly Report[]; readonly missed: readonly ReportSlot[] } {
  const doneSince = (report: Report, moment: Instant) =>
    last.some(({ job, finishedAt }) => job === report && finishedAt >= moment)
  const from = minutesAfter(now, -CAUGHT_UP_MINUTES)
  const slots = slotsAround(now, calendar)
  const open = openOf(now, [], calendar, slots)
  const due = REPORTS.filter((report) =>
    open.some((mailing) => mailing.report === report && !doneSince(report, mailing.moment)),
  )
  const missed = REPORTS.flatMap((report): ReportSlot[] => {
    const slot = slots(report, null).findLast(({ moment }) => moment <= from)
    if (slot === undefined || firstRunAt === null || slot.moment < firstRunAt) return []
    return doneSince(report, slot.moment) ? [] : [{ report, ...slot }]
  })
  return { due, missed }
}
