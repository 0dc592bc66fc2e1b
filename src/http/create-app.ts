import { Hono } from 'hono'
import { lateJobs } from '#src/core/late-jobs.ts'
import { alone } from '#src/jobs/lease.ts'
import { logFault } from '#src/jobs/log-fault.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import { FAILURE_STATUS } from './failure-status.ts'
import { requireToken } from './require-token.ts'

export interface AppOptions {
  readonly deps: Deps
  readonly apiToken: string
}

/** The service's HTTP side: `GET /healthz` (503 while a job is late, and until a sync has gone well) and `POST /api/sync`. */
export function createApp({ deps, apiToken }: AppOptions): Hono {
  const app = new Hono()

  app.get('/healthz', async (context) => {
    const { ledger, clock, schedule } = deps
    const now = clock.now()
    const [last, firstRunAt] = await Promise.all([ledger.lastGood(now), ledger.firstRunAt()])
    const jobs = lateJobs(now, { last, firstRunAt }, schedule)
    const ok = jobs.sync.lastGood !== null && !jobs.sync.late && !jobs.digest.late
    return context.json({ ok, jobs }, ok ? 200 : 503)
  })

  app.post('/api/sync', requireToken(apiToken), async (context) => {
    const run = await alone(deps, (held) => sync(held))
    if ('result' in run) return context.json(run.result)
    const { heldUntil } = run
    const message = `A run is under way; ask again when it has ended. One that died gives way at ${heldUntil}.`
    return context.json({ code: 'busy', message, heldUntil }, 409)
  })

  app.notFound((context) =>
    context.json({ code: 'not_found', message: 'There are GET /healthz and POST /api/sync.' }, 404),
  )

  app.onError((error, context) => {
    logFault(deps.log, 'request failed', error)
    if (error instanceof Failure) {
      return context.json({ code: error.code, message: error.message }, FAILURE_STATUS[error.code])
    }
    return context.json({ code: 'bug', message: 'The service met a fault of its own; its log has it.' }, 500)
  })

  return app
}
