import { reportState } from '#src/core/schedule/report-state.ts'
import { isSyncDue } from '#src/core/schedule.ts'
import type { Deps } from '#src/ports/deps.ts'
import { alone } from './lease.ts'
import { logFault } from './log-fault.ts'
import { reportCalendar } from './report-calendar.ts'
import { sendReport } from './send-report.ts'
import { skipReport } from './skip-report.ts'
import { syncIfChanged } from './sync-if-changed.ts'

/**
 * Runs what is due by the ledger, unless another run is under way: a missed tick is caught up, a double tick does nothing. Never
 * throws: nobody is there to catch it, so what goes wrong is logged, an outside failure by its sentence and a bug whole.
 */
export async function tick(deps: Deps): Promise<void> {
  await guarded(deps, 'tick', async () => {
    if ((await due(deps)).length === 0) return
    const run = await alone(deps, async (held) => {
      // Asked again: another process may have done it while the lease was waited for.
      for (const { job, run } of await due(held)) await guarded(held, job, () => run(held))
    })
    if ('heldUntil' in run) deps.log.info('another run is under way', { until: run.heldUntil })
    else deps.log.info('tick ended')
  })
}

interface DueJob {
  readonly job: string
  run(deps: Deps): Promise<unknown>
}

/** The sync comes first, so that reports tell what it has found. */
async function due(deps: Deps): Promise<readonly DueJob[]> {
  const { clock, ledger, schedule } = deps
  const now = clock.now()
  const last = await ledger.lastGood(now)
  const reports = reportState(now, last, await ledger.firstRunAt(), reportCalendar(deps))
  return [
    ...(isSyncDue(now, last, schedule) ? [{ job: 'sync', run: syncOrRest }] : []),
    ...reports.due.map((report) => ({ job: report, run: (held: Deps) => sendReport(held, report) })),
    ...reports.missed.map((slot) => ({ job: slot.report, run: (held: Deps) => skipReport(held, slot) })),
  ]
}

async function syncOrRest(deps: Deps): Promise<void> {
  if ((await syncIfChanged(deps)) === null) deps.log.info('nothing changed', { job: 'sync' })
}

async function guarded(deps: Deps, job: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    logFault(deps.log, 'job failed', error, { job })
  }
}
