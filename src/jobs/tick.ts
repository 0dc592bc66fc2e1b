import { dueJobs } from '#src/core/schedule.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import type { JobName } from '#src/ports/ledger.ts'
import type { RunReport } from './run-report.ts'
import { sendDigest } from './send-digest.ts'
import { sync } from './sync.ts'

const JOBS: Record<JobName, (deps: Deps) => Promise<RunReport>> = { sync, digest: sendDigest }

/** Runs what is due by the ledger: a missed tick is caught up, a double tick does nothing. Never throws for an outside fault. */
export async function tick(deps: Deps): Promise<void> {
  const due = dueJobs(deps.clock.now(), await deps.ledger.lastGood(), deps.schedule)
  for (const job of due) {
    try {
      const report = await JOBS[job](deps)
      deps.log.info('job done', { job, outcome: report.run.outcome, ...report.counts })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      deps.log.error('job failed', {
        job,
        system: error.system,
        code: error.code,
        requestId: error.requestId,
        message: error.message,
      })
    }
  }
}
