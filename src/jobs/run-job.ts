import type { Instant } from '#src/core/model.ts'
import { ruleVersion } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { JobName } from '#src/ports/ledger.ts'
import type { RunReport } from './run-report.ts'

export interface JobOutcome {
  readonly report: RunReport
  readonly inputsHash: string
}

/**
 * Keeps a run in the ledger from its start to its end, also when it throws. Only pages that were not written make it `failed`:
 * waiting mail is in the outbox, where the next run of any job takes it up, and asks for no run of its own.
 */
export async function runJob(
  deps: Deps,
  job: JobName,
  asOf: Instant,
  work: (run: { readonly id: string; readonly startedAt: Instant }) => Promise<JobOutcome>,
): Promise<RunReport> {
  const run = { id: crypto.randomUUID(), startedAt: deps.clock.now() }
  await deps.ledger.open({ ...run, job, asOf, ruleVersion: ruleVersion(deps.policy) })
  try {
    const { report, inputsHash } = await work(run)
    const { counts, requests, limits } = report
    const isWhole = counts.failed === 0
    await deps.ledger.close(run.id, {
      finishedAt: report.run.finishedAt,
      outcome: isWhole ? 'done' : 'failed',
      inputsHash,
      summary: JSON.stringify({ counts, requests, limits }),
      error: isWhole ? null : `${counts.failed} of ${counts.planned} pages were not written.`,
    })
    return report
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    await deps.ledger.close(run.id, {
      finishedAt: deps.clock.now(),
      outcome: 'failed',
      inputsHash: null,
      summary: '{}',
      error: message,
    })
    throw error
  }
}
