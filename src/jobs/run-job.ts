import type { Instant } from '#src/core/model.ts'
import { ruleVersion } from '#src/core/policy.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Failure } from '#src/ports/failure.ts'
import type { JobName, RunEnd } from '#src/ports/ledger.ts'
import { logFault } from './log-fault.ts'
import { tellFailure } from './tell-failure.ts'

export interface RunUnderWay {
  readonly id: string
  readonly startedAt: Instant
}

/** How a run ended that came to its end. */
export interface JobOutcome<Report> extends Pick<RunEnd, 'inputsHash' | 'evaluationHash'> {
  readonly report: Report
  /** Pages that were to be written. */
  readonly planned: number
  /** Why pages were not written, one for each. */
  readonly failures: readonly Failure[]
  /** To be kept as JSON; the counts are logged too. */
  readonly summary: Readonly<Record<string, unknown>> & { readonly counts: Readonly<Record<string, number>> }
}

/**
 * Keeps a run in the ledger from its start to its end, also when it throws, and tells eng ops when it failed. Only pages that
 * were not written make it `failed`: waiting mail is in the outbox, where the next run of any job takes it up, and asks for no
 * run of its own.
 */
export async function runJob<Report>(
  deps: Deps,
  job: JobName,
  asOf: Instant,
  work: (run: RunUnderWay) => Promise<JobOutcome<Report>>,
): Promise<Report> {
  const run = { id: crypto.randomUUID(), startedAt: deps.clock.now() }
  await deps.ledger.open({ ...run, job, asOf, ruleVersion: ruleVersion(deps.policy) })
  deps.log.info('run started', { job, run: run.id })
  try {
    const { report, inputsHash, evaluationHash, planned, failures, summary } = await work(run)
    const finishedAt = deps.clock.now()
    const isWhole = failures.length === 0
    await deps.ledger.close(run.id, {
      finishedAt,
      outcome: isWhole ? 'done' : 'failed',
      inputsHash,
      evaluationHash,
      summary: JSON.stringify(summary),
      error: isWhole ? null : `${failures.length} of ${planned} pages were not written.`,
    })
    deps.log.info('run ended', {
      job,
      run: run.id,
      outcome: isWhole ? 'done' : 'failed',
      seconds: minutesBetween(run.startedAt, finishedAt) * 60,
      ...summary.counts,
    })
    // Somebody typed into a page meanwhile: the next run sees to it, and nobody has to.
    const failure = failures.find(({ code }) => code !== 'conflict')
    if (failure) await tellFailure(deps, { job, error: failure, failedAt: finishedAt, isOfPages: true })
    return report
  } catch (error) {
    const finishedAt = deps.clock.now()
    await closeFailed(deps, run.id, { error, finishedAt })
    await tellFailure(deps, { job, error, failedAt: finishedAt, isOfPages: false })
    throw error
  }
}

/** A store that fails as well must not stand in for what the run failed by. */
async function closeFailed(
  { ledger, log }: Deps,
  runId: string,
  { error, finishedAt }: { readonly error: unknown; readonly finishedAt: Instant },
): Promise<void> {
  try {
    await ledger.close(runId, {
      finishedAt,
      outcome: 'failed',
      inputsHash: null,
      evaluationHash: null,
      summary: '{}',
      error: error instanceof Error ? error.message : String(error),
    })
  } catch (fault) {
    logFault(log, 'run not closed', fault, { run: runId })
  }
}
