import { failureNotice } from '#src/core/mail/failure-notice.ts'
import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import type { JobName } from '#src/ports/ledger.ts'
import { renderFailure } from '#templates/failure.tsx'
import { deliver } from './deliver.ts'
import { freeze } from './freeze.ts'
import { logFault } from './log-fault.ts'

/** Runs that are looked through for how often it failed: a night of syncs every 5 minutes. */
const LOOKED_THROUGH = 200

/** A run that failed. */
export interface FailedRun {
  readonly job: JobName
  /** What it threw; or why pages were not written. */
  readonly error: unknown
  readonly failedAt: Instant
  /** true: the run went through, but for some pages that were not written; false: it threw. */
  readonly isOfPages: boolean
}

/**
 * Mails OPS_TO that runs of the job fail, once per cause until one goes well again, and with that whatever else waits: mail does
 * not wait until Notion answers. It comes after the run is closed in the ledger. Never throws: what hinders it is logged, and a
 * message that is frozen by then leaves with the next run.
 */
export async function tellFailure(deps: Deps, failed: FailedRun): Promise<void> {
  const { job, error, failedAt, isOfPages } = failed
  try {
    const failure = error instanceof Failure ? error : null
    const cause = failure && { system: failure.system, code: failure.code }
    const { opsTo } = deps.mail
    const what = cause === null ? 'bug' : `${cause.system}-${cause.code}`
    const named = isOfPages ? `not_written-${what}` : what
    if (opsTo.length === 0) {
      deps.log.warn('failed run told to nobody: OPS_TO is empty', { job, cause: named })
      await deliver(deps)
      return
    }
    const lastGood = (await deps.ledger.lastGood(failedAt)).find((run) => run.job === job)?.finishedAt ?? null
    const notice = failureNotice({
      job,
      cause,
      lastGood,
      said: failure === null || failure.quotes ? '' : failure.message,
      requestId: failure?.requestId ?? null,
      isRetryable: failure?.retryable ?? false,
      isOfPages,
      runs: await deps.ledger.runs(LOOKED_THROUGH),
      asOf: failedAt,
      sentTo: opsTo,
    })
    const slot = `${job}-${named}-${lastGood ?? 'first'}`
    await freeze(deps, { kind: 'failure', slot, to: opsTo, ...renderFailure(notice) }, failedAt)
    await deliver(deps)
  } catch (fault) {
    logFault(deps.log, 'failed run not told', fault, { job })
  }
}
