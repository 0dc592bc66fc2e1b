import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { compose } from '#src/compose.ts'
import { readConfig } from '#src/config.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Deps } from '#src/ports/deps.ts'
import { MAIL_DOMAIN } from '#src/sandbox/demo/people.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'

/** One answer of the mail server is waited for so long, in real time: it stands on this machine. */
const PATIENCE_MS = 400

export const OPS = `ops@${MAIL_DOMAIN}`

/** The service as it is deployed, on the stand-ins and a store that is a file. */
export interface Service {
  readonly deps: Deps
  /** What the service logged as faults of its own. */
  readonly bugs: readonly string[]
  close(): void
}

/** @param databases which are the company's, as `init` prints them */
export async function openService(
  sandbox: Sandbox,
  databases: Readonly<Record<string, string>>,
  store: string,
  clock: Clock,
): Promise<Service> {
  const POLICY = JSON.stringify({ decisions: { ask: true } })
  const settings = { ...sandbox.settings, ...databases, OPS_TO: OPS, LOG_LEVEL: 'error', POLICY }
  const config = readConfig({ ...settings, DATABASE_URL: `file:${store}` }, 'sync')
  const client = createClient({ url: config.databaseUrl, timeout: 5000 })
  // The machine does not go down here: nothing need be on its disk.
  await client.execute('PRAGMA synchronous = OFF')
  const db = drizzle(client)
  await migrate(db, { migrationsFolder: 'migrations' })
  const bugs: string[] = []
  const log = {
    info() {},
    warn() {},
    error(event: string, { message }: Readonly<Record<string, unknown>> = {}) {
      if (event === 'bug') bugs.push(String(message))
    },
  }
  const deps = { ...compose(config, db, 'node', { clock, timeoutMs: PATIENCE_MS }), log }
  return { deps, bugs, close: () => client.close() }
}
