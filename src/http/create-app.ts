import { Hono } from 'hono'
import type { RunLock } from '#src/jobs/run-lock.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import { FAILURE_STATUS } from './failure-status.ts'
import { requireToken } from './require-token.ts'

export interface AppOptions {
  readonly deps: Deps
  readonly lock: RunLock
  readonly apiToken: string
}

/** The service's HTTP side: `GET /healthz` and `POST /api/sync`. */
export function createApp({ deps, lock, apiToken }: AppOptions): Hono {
  const app = new Hono()

  app.get('/healthz', async (context) => {
    const lastGood: Record<string, string | null> = { sync: null, digest: null }
    for (const run of await deps.ledger.lastGood()) lastGood[run.job] = run.finishedAt
    return context.json({ ok: true, lastGood })
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
