import type { Instant } from '#src/core/model.ts'
import { ruleVersion } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { JobName } from '#src/ports/ledger.ts'
import type { RunReport } from './run-report.ts'

export interface JobOutcome {
  readonly report: RunReport
  readonly inputsHash: string
}

/** Keeps a run in the ledger from its start to its end, also when it throws. */
export async function runJob(
  deps: Deps,
  job: JobName,
  asOf: Instant,
  work: (run: { readonly id: string; readonly startedAt: Instant }) => Promise<JobOutcome>,
): Promise<RunReport> {
  const run = { id: crypto.randomUUID(), startedAt: deps.clock.now() }
  await deps.ledger.open({ ...run, job, asOf, ruleVersion: ruleVersion(deps.policy) })
  const end = { finishedAt: run.startedAt, inputsHash: null, summary: '{}', error: null }
  try {
    const { report, inputsHash } = await work(run)
    const { counts, requests } = report
    await deps.ledger.close(run.id, {
      ...end,
      finishedAt: report.run.finishedAt,
      outcome: report.run.outcome === 'done' ? 'done' : 'failed',
      inputsHash,
      summary: JSON.stringify({ counts, requests }),
    })
    return report
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    await deps.ledger.close(run.id, {
      ...end,
      finishedAt: deps.clock.now(),
      outcome: 'failed',
      error: message,
    })
    throw error
  }
}
