import { liveOf } from '#src/core/live/live-of.ts'
import { notLiveFinding } from '#src/core/live/not-live-finding.ts'
import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import { assess } from './assess.ts'
import { startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { dueReports } from './due-reports.ts'
import { freeze } from './freeze.ts'
import { hashEvaluation } from './hash-evaluation.ts'
import { keepInputs } from './keep-inputs.ts'
import { mailOutcome } from './mail-outcome.ts'
import { reportLetter } from './report-letter.ts'
import { runJob } from './run-job.ts'
import type { RunReport } from './run-report.ts'
import type { SyncOptions } from './sync.ts'

interface SendReportOptions extends SyncOptions {
  /** When the clock saw that it is due; absent: somebody asks for it. */
  readonly seenAt?: Instant | undefined
}

/**
 * Mails a report to its subscribers, once per week (or month, or cycle) and recipient whatever restarts happen. While the workspace
 * is not live nobody gets it: its time passes, and the run says so.
 * @throws Failure when Notion or the store cannot be read: no report is better than half of one
 */
export async function sendReport(
  deps: Deps,
  job: Report,
  options: SendReportOptions = {},
): Promise<RunReport> {
  const now = deps.clock.now()
  return runJob(deps, job, now, async (run) => {
    const meter = startMeter(deps)
    const assessment = await assess(deps, now, { ...options, report: job, dry: false })
    // Before a letter can leave, so that its numbers can be proved whatever becomes of the run.
    const { inputsHash } = await keepInputs(deps, run.id, assessment, now)
    const { snapshot, history } = assessment
    const { isLive } = liveOf(snapshot, history, job === 'initiatives' ? 'initiatives' : 'keyResults')
    const notLive = notLiveFinding(snapshot, history)
    const reports = isLive ? dueReports(deps, job, now, options.seenAt) : []
    for (const due of reports) await freeze(deps, await reportLetter(deps, assessment, due), now)
    const messages = await deliver(deps)
    const evaluationHash = await hashEvaluation(assessment.evaluation)
    return mailOutcome(deps, {
      run,
      job,
      asOf: now,
      assessment,
      messages,
      findings: notLive ? [notLive] : [],
      spent: meter(),
      inputsHash,
      evaluationHash,
    })
  })
}
