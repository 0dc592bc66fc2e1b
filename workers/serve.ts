import { serve as listen } from '@hono/node-server'
import { schedule } from 'node-cron'
import { compose } from '#src/compose.ts'
import type { Config } from '#src/config.ts'
import { createApp } from '#src/http/create-app.ts'
import { createRunLock } from '#src/jobs/run-lock.ts'
import { tick } from '#src/jobs/tick.ts'
import { openLibsql } from './open-libsql.ts'
import { untilStopped } from './until-stopped.ts'

const EVERY_FIVE_MINUTES = '*/5 * * * *'
const GRACE_MS = 5_000

/** Serves HTTP and ticks until SIGTERM or SIGINT; a run that is under way is finished first. Answers the exit code. */
export async function serve(config: Config, port: number): Promise<number> {
  const store = await openLibsql(config.databaseUrl)
  const deps = compose(config, store.db, 'node')
  const lock = createRunLock()
  const { fetch } = createApp({ deps, lock, apiToken: config.apiToken })
  const server = listen({ fetch, port }, (address) => deps.log.info('listening', { port: address.port }))

  let running: Promise<unknown> = Promise.resolve()
  const runTick = () => {
    running = lock
      .alone(() => tick(deps))
      .catch((error: unknown) => {
        deps.log.error('bug', {
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        })
      })
    return running
  }
  const cron = schedule(EVERY_FIVE_MINUTES, runTick, { noOverlap: true })
  void runTick()

  await untilStopped()
  deps.log.info('stopping')
  await cron.destroy()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS).unref()
  await Promise.all([closed, running])
  await store.close()
  deps.log.info('stopped')
  return 0
}
