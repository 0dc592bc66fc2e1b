import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { schedule } from 'node-cron'
import { EXIT } from '#src/cli/exit-code.ts'
import { UsageError } from '#src/cli/usage-error.ts'
import { compose } from '#src/compose.ts'
import type { Config } from '#src/config.ts'
import { createApp } from '#src/http/create-app.ts'
import { logFault } from '#src/jobs/log-fault.ts'
import { tick } from '#src/jobs/tick.ts'
import { openLibsql } from './open-libsql.ts'
import { untilStopped } from './until-stopped.ts'

const EVERY_FIVE_MINUTES = '*/5 * * * *'
const GRACE_MS = 5_000

/**
 * Serves HTTP and ticks until SIGTERM or SIGINT; a run that is under way, asked for or ticked, is finished first.
 * @returns the exit code
 * @throws UsageError when the port is taken
 */
export async function serve(config: Config, port: number): Promise<number> {
  const store = await openLibsql(config.databaseUrl)
  const deps = compose(config, store.db, 'node')
  // After what nobody caught nothing can be relied on. Node would print it with all that hangs on it, secrets among them.
  process.once('uncaughtException', (fault) => {
    logFault(deps.log, 'service failed', fault, { job: 'serve' })
    process.exit(EXIT.failed)
  })
  /** Runs and answers that are under way. */
  const underWay = new Set<Promise<unknown>>()
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work)
    void work.finally(() => underWay.delete(work)).catch(() => {})
    return work
  }
  const app = createApp({ deps, apiToken: config.apiToken })
  const server = createServer(
    getRequestListener((request) => tracked(Promise.resolve(app.fetch(request)))),
  ).listen(port)
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', (error) => reject(new UsageError(`Port ${port} cannot be used: ${error.message}.`)))
  })
  const address = server.address()
  deps.log.info('listening', { port: typeof address === 'object' && address ? address.port : port })

  const runTick = () => tracked(tick(deps))
  const cron = schedule(EVERY_FIVE_MINUTES, runTick, { noOverlap: true })
  void runTick()

  await untilStopped()
  deps.log.info('stopping')
  await cron.destroy()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  await Promise.allSettled(underWay)
  // An idle connection would hold the server for as long as its client likes.
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref()
  await closed
  // A request that came over a connection which was open already may have begun meanwhile.
  await Promise.allSettled(underWay)
  store.close()
  deps.log.info('stopped')
  return 0
}
