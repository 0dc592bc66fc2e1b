import type { Instant } from '#src/core/model.ts'
import { ruleVersion } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Assessment } from './assess.ts'
import { createReport, type startMeter } from './create-report.ts'
import type { JobOutcome, RunUnderWay } from './run-job.ts'
import type { RunReport } from './run-report.ts'

/** How a run ends that mails and writes nothing into Notion. */
export function mailOutcome(
  { policy, clock }: Pick<Deps, 'clock' | 'policy'>,
  ran: {
    readonly run: RunUnderWay
    readonly job: RunReport['run']['job']
    readonly asOf: Instant
    readonly assessment: Assessment
    readonly messages: RunReport['messages']
    readonly findings: RunReport['findings']
    readonly spent: ReturnType<ReturnType<typeof startMeter>>
    readonly inputsHash: string
    readonly evaluationHash: string
  },
): JobOutcome<RunReport> {
  const { run, job, asOf, inputsHash, evaluationHash, ...parts } = ran
  const report = createReport({
    ...parts,
    run: { ...run, job, asOf, ruleVersion: ruleVersion(policy), finishedAt: clock.now() },
    writes: [],
    applied: { written: 0, failed: 0 },
  })
  const { counts, requests, limits } = report
  return {
    report,
    inputsHash,
    evaluationHash,
    planned: 0,
    failures: [],
    summary: { counts, requests, limits },
  }
}
