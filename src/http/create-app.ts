import { Hono } from 'hono'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { RunLock } from '#src/jobs/run-lock.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import type { JobName } from '#src/ports/ledger.ts'
import { FAILURE_STATUS } from './failure-status.ts'
import { requireToken } from './require-token.ts'

export interface AppOptions {
  readonly deps: Deps
  readonly lock: RunLock
  readonly apiToken: string
}

/** The service's HTTP side: `GET /healthz` (503 once no sync has gone well for a while) and `POST /api/sync`. */
export function createApp({ deps, lock, apiToken }: AppOptions): Hono {
  const app = new Hono()

  app.get('/healthz', async (context) => {
    const lastGood: Record<JobName, string | null> = { sync: null, digest: null }
    for (const run of await deps.ledger.lastGood()) lastGood[run.job] = run.finishedAt
    const ok = lastGood.sync !== null && minutesBetween(lastGood.sync, deps.clock.now()) <= lateAfter(deps)
    return context.json({ ok, lastGood }, ok ? 200 : 503)
  })

  app.post('/api/sync', requireToken(apiToken), async (context) => {
    const run = await lock.alone(() => sync(deps))
    if (run) return context.json(run.result)
    return context.json({ code: 'busy', message: 'A run is under way; ask again when it has ended.' }, 409)
  })

  app.notFound((context) =>
    context.json({ code: 'not_found', message: 'There are GET /healthz and POST /api/sync.' }, 404),
  )

  app.onError((error, context) => {
    if (error instanceof Failure) {
      deps.log.error('request failed', { system: error.system, code: error.code, requestId: error.requestId })
      return context.json({ code: error.code, message: error.message }, FAILURE_STATUS[error.code])
    }
    deps.log.error('bug', { message: error.message, stack: error.stack ?? null })
    return context.json({ code: 'bug', message: 'The service met a fault of its own; its log has it.' }, 500)
  })

  return app
}

/** Minutes after which a sync that has not gone well is missed: two may fail, and a tick may come late. */
function lateAfter({ schedule }: Deps): number {
  return 3 * schedule.syncEveryMinutes + 10
}
