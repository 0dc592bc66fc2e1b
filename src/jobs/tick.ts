import { dueJobs } from '#src/core/schedule.ts'
import type { Deps } from '#src/ports/deps.ts'
import { alone } from './lease.ts'
import { logFault } from './log-fault.ts'
import type { RunReport } from './run-report.ts'
import { sendDigest } from './send-digest.ts'
import { syncIfChanged } from './sync-if-changed.ts'

const JOBS: Readonly<Record<'sync' | 'digest', (deps: Deps) => Promise<RunReport | null>>> = {
  sync: syncIfChanged,
  digest: sendDigest,
}

/**
 * Runs what is due by the ledger, unless another run is under way: a missed tick is caught up, a double tick does nothing. Never
 * throws: nobody is there to catch it, so what goes wrong is logged, an outside failure by its sentence and a bug whole.
 */
export async function tick(deps: Deps): Promise<void> {
  await guarded(deps, 'tick', async () => {
    if ((await due(deps)).length === 0) return
    const run = await alone(deps, async (held) => {
      // Asked again: another process may have done it while the lease was waited for.
      for (const job of await due(held)) {
        await guarded(held, job, async () => {
          const report = await JOBS[job](held)
          if (report === null) held.log.info('nothing changed', { job })
        })
      }
    })
    if ('heldUntil' in run) deps.log.info('another run is under way', { until: run.heldUntil })
    else deps.log.info('tick ended')
  })
}

async function due({ clock, ledger, schedule }: Deps) {
  const now = clock.now()
  return dueJobs(now, await ledger.lastGood(now), schedule)
}

async function guarded(deps: Deps, job: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    logFault(deps.log, 'job failed', error, { job })
  }
}
