import { compose } from '#src/compose.ts'
import { readConfig } from '#src/config.ts'
import { alone } from '#src/jobs/lease.ts'
import { sync } from '#src/jobs/sync.ts'
import { tick } from '#src/jobs/tick.ts'
import { openLibsql } from '#workers/open-libsql.ts'
import { createSkippingClock } from './skipping-clock.ts'

/** What one process of the service is to do. */
export interface Task {
  readonly settings: Readonly<Record<string, string>>
  /** When it begins. */
  readonly at: string
  readonly pass: 'whole' | 'tick'
  /** Milliseconds that every answer of Notion's takes. */
  readonly latency: number
  /** Under which Notion is told what time it is. */
  readonly clockHeader: string
}

/** What it took. */
export interface Measured {
  readonly requests: number
  readonly written: number
  /** By the clock of the process: its work, and all waiting. */
  readonly seconds: number
  /** Processor time of the whole process, from when its modules are loaded. */
  readonly workSeconds: number
  /** The most memory that the process ever took. */
  readonly megabytes: number
}

const [given = '{}'] = process.argv.slice(2)
process.send?.(await measured(JSON.parse(given)))
process.disconnect()

async function measured({ settings, at, pass, latency, clockHeader }: Task): Promise<Measured> {
  const config = readConfig(settings, 'sync')
  const { db, close } = await openLibsql(config.databaseUrl)
  const clock = createSkippingClock(at)
  const send = globalThis.fetch
  globalThis.fetch = async (url, init) => {
    const begun = clock.elapsed()
    const headers = new Headers(init?.headers)
    headers.set(clockHeader, clock.now())
    const response = await clock.outside(() => send(url, { ...init, headers }))
    await clock.sleep(Math.max(0, begun + latency - clock.elapsed()))
    return response
  }
  const deps = {
    ...compose(config, db, 'node', { clock }),
    mailer: { send: async () => ({ state: 'sent' }) as const },
  }
  const used = process.cpuUsage()
  let written = 0
  if (pass === 'tick') await tick(deps)
  else {
    const run = await alone(deps, (held) => sync(held, { whole: true }))
    if ('result' in run) written = run.result.counts.written
  }
  const { user, system } = process.cpuUsage(used)
  const seconds = clock.elapsed() / 1000
  close()
  return {
    requests: deps.okrs.requests(),
    written,
    seconds,
    workSeconds: (user + system) / 1e6,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}
