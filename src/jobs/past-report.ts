import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Run } from '#src/ports/ledger.ts'
import { dueReports } from './due-reports.ts'
import type { Letter } from './freeze.ts'
import { pastAssessment } from './past-assessment.ts'
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
 * A report as it was, or would have been, at a moment of the past, by what the ledger kept: of the report's own run of the week up
 * to it, else of the last run before it. Nothing is read from outside.
 * @returns null: no run of that time is kept with its inputs
 */
export async function pastReport(deps: Deps, report: Report, asOf: Instant): Promise<PastReport | null> {
  const runs = await deps.ledger.runs(LOOKED_BACK, asOf)
  const kept = runs.filter(({ end }) => end !== null && end.inputsHash !== null)
  const own = kept.filter(({ job, startedAt }) => job === report && startedAt > daysBefore(asOf, WEEK))
  for (const run of [...own, ...kept]) {
    const past = await pastAssessment(deps, run.id)
    if (past === null) continue
    const then = { ...deps, policy: past.policy }
    const due = dueReports(then, report, past.now)
    return { run, letters: await Promise.all(due.map((each) => reportLetter(then, past, each))) }
  }
  return null
}
