import { reportState } from '#src/core/schedule/report-state.ts'
import { isSyncDue } from '#src/core/schedule.ts'
import type { Deps } from '#src/ports/deps.ts'
import { deliver } from './deliver.ts'
import { alone } from './lease.ts'
import { logFault } from './log-fault.ts'
import { reportCalendar } from './report-calendar.ts'
import { sendReport } from './send-report.ts'
import { skipReport } from './skip-report.ts'
import { syncIfChanged } from './sync-if-changed.ts'

/**
 * A Worker may ask its database 1,000 times in a tick, and each mail asks it twice: after so many what else is due waits for the
 * next tick, where it still is.
 */
const MAILS = 100

/**
 * Runs what is due by the ledger, and where nothing is sends mail that waits, unless another run is under way: a missed tick is
 * caught up, a double tick does nothing. Never throws: nobody is there to catch it, so what goes wrong is logged, an outside failure
 * by its sentence and a bug whole.
 */
export async function tick(deps: Deps): Promise<void> {
  await guarded(deps, 'tick', async () => {
    if ((await dueOrMail(deps)).length === 0) return
    const run = await alone(deps, async (held) => {
      // Asked again: another process may have done it while the lease was waited for.
      let mails = 0
      for (const { job, run } of await dueOrMail(held)) {
        if (mails < MAILS) await guarded(held, job, async () => (mails += await run(held)))
      }
    })
    if ('heldUntil' in run) deps.log.info('another run is under way', { until: run.heldUntil })
    else deps.log.info('tick ended')
  })
}

interface DueJob {
  readonly job: string
  /** @returns how many mails it sent */
  run(deps: Deps): Promise<number>
}

/**
 * The sync comes first, so that reports tell what it has found; then what was missed, of which no note would be made once the same
 * report has left for somebody else.
 */
async function due(deps: Deps): Promise<readonly DueJob[]> {
  const { clock, ledger, schedule } = deps
  const now = clock.now()
  const last = await ledger.lastGood(now)
  const reports = reportState(now, last, await ledger.firstRunAt(), reportCalendar(deps))
  return [
    ...(isSyncDue(now, last, schedule) ? [{ job: 'sync', run: syncOrRest }] : []),
    ...reports.missed.map((slot) => ({
      job: slot.report,
      run: (held: Deps) => skipReport(held, slot).then(() => 0),
    })),
    ...reports.due.map((report) => ({
      job: report,
      run: async (held: Deps) => (await sendReport(held, report, { seenAt: now })).counts.messages,
    })),
  ]
}

/** Every job sends what waits; where none is due mail does not wait for the next one. */
async function dueOrMail(deps: Deps): Promise<readonly DueJob[]> {
  const jobs = await due(deps)
  if (jobs.length > 0 || (await deps.outbox.heads(['pending', 'sending'])).length === 0) return jobs
  return [{ job: 'mail', run: async (held) => (await deliver(held)).length }]
}

async function syncOrRest(deps: Deps): Promise<number> {
  const report = await syncIfChanged(deps)
  if (report === null) deps.log.info('nothing changed', { job: 'sync' })
  return report?.counts.messages ?? 0
}

async function guarded(deps: Deps, job: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    logFault(deps.log, 'job failed', error, { job })
  }
}
