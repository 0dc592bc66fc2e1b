import { type Live, liveOf } from '#src/core/live/live-of.ts'
import { REPORTS, type Report } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import { reportSlots } from '#src/core/schedule/report-slots.ts'
import type { Deps } from '#src/ports/deps.ts'
import { adoptionLetter } from './adoption-letter.ts'
import { type Assessment, assess } from './assess.ts'
import { dueReports } from './due-reports.ts'
import type { Letter } from './freeze.ts'
import { type PlannedSubject, planOf } from './plan-letters.ts'
import type { PreviewOptions } from './preview-options.ts'
import { reportCalendar } from './report-calendar.ts'
import { reportLetter } from './report-letter.ts'

/** A letter that a person would have had today, had the workspace been live from its start. */
export interface WithheldLetter {
  readonly to: string
  /** null: it would wait for the person's hours. */
  readonly subject: string | null
  readonly holds: readonly PlannedSubject[]
}

/** A report that leaves once the workspace is live. */
interface ComingReport {
  readonly report: Report
  readonly to: readonly string[]
  /** As it would read today. */
  readonly subject: string
  /** null: not known. */
  readonly leavesAt: Instant | null
}

/** What going live would do now; nothing of it is done. */
export interface GoLivePlan {
  readonly asOf: Instant
  /** As it is now. */
  readonly live: Live
  /** What going live spares people: it is told in the summary instead. */
  readonly letters: readonly WithheldLetter[]
  readonly reports: readonly ComingReport[]
  /** What goes out at once. */
  readonly summary: Pick<Letter, 'to' | 'subject' | 'text'>
}

/** @throws Failure when Notion or the store cannot be read completely */
export async function planGoLive(deps: Deps, options: PreviewOptions = {}): Promise<GoLivePlan> {
  const now = options.asOf ?? deps.clock.now()
  const assessment = await assess(deps, now, { ...options, whole: true, dry: true })
  const { to, subject, text } = adoptionLetter(deps, assessment)
  return {
    asOf: now,
    live: liveOf(assessment.snapshot, assessment.history, null),
    letters: await withheldLetters(deps, assessment),
    reports: await comingReports(deps, assessment),
    summary: { to, subject, text },
  }
}

async function withheldLetters(deps: Deps, assessment: Assessment): Promise<readonly WithheldLetter[]> {
  const { people } = await planOf(deps, asFromTheStart(assessment), 'escalate')
  return people.flatMap(({ to, letter, waiting }) => {
    const holds = [...(letter?.holds ?? []), ...waiting.filter(({ isDue }) => isDue)]
    return holds.length === 0 ? [] : { to, subject: letter?.subject ?? null, holds }
  })
}

/** As though `init` had made every database. */
function asFromTheStart(assessment: Assessment): Assessment {
  const { snapshot } = assessment
  const databases = snapshot.databases.map((database) => ({ ...database, madeByInit: true }))
  return { ...assessment, snapshot: { ...snapshot, databases } }
}

async function comingReports(deps: Deps, assessment: Assessment): Promise<readonly ComingReport[]> {
  const now = assessment.evaluation.asOf
  const calendar = reportCalendar(deps)
  const coming = REPORTS.flatMap((report) =>
    dueReports(deps, report, now).filter(({ to }) => to.length > 0),
  ).map(async (due): Promise<ComingReport> => {
    const { subject } = await reportLetter(deps, assessment, due)
    const slots = reportSlots(due.report, due.at, now, calendar)
    const leavesAt = slots.find(({ moment }) => moment > now)?.moment ?? null
    return { report: due.report, to: due.to, subject, leavesAt }
  })
  return Promise.all(coming)
}
