import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import { pastNeeded } from '#src/core/rows/past-needed.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Run } from '#src/ports/ledger.ts'
import { judge } from './assess.ts'
import { dueReports } from './due-reports.ts'
import type { Letter } from './freeze.ts'
import { type PastAssessment, pastAssessment } from './past-assessment.ts'
import { reportLetter } from './report-letter.ts'

export interface PastReport {
  /** The run whose numbers it shows. */
  readonly run: Run
  readonly letters: readonly Letter[]
}

/** As many runs back one is looked for that kept what it read: a week of syncs every 5 minutes. */
const LOOKED_BACK = 2_100
const WEEK = 7

/**
 * A report as it was, or would have been, at a moment of the past, by what the store kept: of the report's own run of the week up
 * to it, else of the last run before it. Nothing is read from outside. Of work that was measured no earlier state is kept: it is
 * as known today, and the report says so.
 * @returns null: no run of that time is kept with its inputs
 */
export async function pastReport(deps: Deps, report: Report, asOf: Instant): Promise<PastReport | null> {
  const runs = await deps.ledger.runs(LOOKED_BACK, asOf)
  const kept = runs.filter(({ end }) => end !== null && end.inputsHash !== null)
  const own = kept.filter(({ job, startedAt }) => job === report && startedAt > daysBefore(asOf, WEEK))
  for (const run of [...own, ...kept]) {
    const found = await pastAssessment(deps, run.id)
    if (found === null) continue
    const then = { ...deps, policy: found.policy }
    const past = report === 'quarterly' && run.job !== report ? await withQuarter(then, found) : found
    const due = dueReports(then, report, past.now)
    return { run, letters: await Promise.all(due.map((each) => reportLetter(then, past, each))) }
  }
  return null
}

/** A run that was for no quarterly report asked for no weeks of the quarter. */
async function withQuarter(then: Deps, past: PastAssessment): Promise<PastAssessment> {
  const { today } = past.evaluation
  const stored = await then.history.read(pastNeeded(past.snapshot, today, past.policy, 'quarterly'))
  // Of its own day the store holds what a later run may have said.
  const days = [
    ...stored.days.filter(({ day }) => day < today),
    ...past.history.days.filter(({ day }) => day === today),
  ]
  return { ...past, ...judge(then, { ...past, history: { ...past.history, days } }, past.now) }
}
