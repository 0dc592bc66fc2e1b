import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import { mailings } from '#src/core/schedule/mailings.ts'
import { slotOfNow } from '#src/core/schedule/report-slots.ts'
import { openMailings } from '#src/core/schedule/report-state.ts'
import type { Deps } from '#src/ports/deps.ts'
import { reportCalendar } from './report-calendar.ts'
import type { DueReport } from './report-letter.ts'

/**
 * Whom a report goes to now, and what it is about: those whose time has come, else everybody, since somebody asks for it.
 * @param seenAt when the clock saw that it is due: what was to be caught up then still is, however long other jobs took; by
 *   default now
 */
export function dueReports(
  deps: Deps,
  report: Report,
  now: Instant,
  seenAt: Instant = now,
): readonly DueReport[] {
  const calendar = reportCalendar(deps)
  const { digestTo } = deps.mail
  const ofReport = (each: { readonly report: Report }) => each.report === report
  const open = openMailings(now, digestTo, calendar, seenAt).filter(ofReport)
  if (open.length > 0) return open
  const slot = slotOfNow(report, now, calendar)
  return mailings(deps.mailPolicy, digestTo)
    .filter(ofReport)
    .map((mailing) => ({ ...mailing, slot }))
}
