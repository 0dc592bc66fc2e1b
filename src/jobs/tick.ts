import { dueJobs } from '#src/core/schedule.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import type { JobName } from '#src/ports/ledger.ts'
import type { RunReport } from './run-report.ts'
import { sendDigest } from './send-digest.ts'
import { sync } from './sync.ts'

const JOBS: Record<JobName, (deps: Deps) => Promise<RunReport>> = { sync, digest: sendDigest }

/**
 * Runs what is due by the ledger: a missed tick is caught up, a double tick does nothing. Never throws: nobody is there
 * to catch it, so what goes wrong is logged, an outside failure by its sentence and a bug whole.
 */
export async function tick(deps: Deps): Promise<void> {
  await guarded(deps, 'tick', async () => {
    for (const job of dueJobs(deps.clock.now(), await deps.ledger.lastGood(), deps.schedule)) {
      await guarded(deps, job, async () => {
        const report = await JOBS[job](deps)
        deps.log.info('job done', { job, outcome: report.run.outcome, ...report.counts })
      })
    }
  })
}

async function guarded(deps: Deps, job: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Failure) {
      const { system, code, requestId, message } = error
      deps.log.error('job failed', { job, system, code, requestId, message })
    } else {
      deps.log.error('bug', {
        job,
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    }
  }
}
