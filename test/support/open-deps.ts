import { compose } from '#src/compose.ts'
import { readConfig } from '#src/config.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Deps } from '#src/ports/deps.ts'
import { openLibsql } from '#workers/open-libsql.ts'

/** Everything a job needs, made from settings as the service makes it, on a store of its own in memory. */
export async function openDeps(
  settings: Readonly<Record<string, string>>,
  clock: Clock,
): Promise<{ deps: Deps; close(): void }> {
  const config = readConfig({ LOG_LEVEL: 'error', ...settings, DATABASE_URL: 'file::memory:' }, 'sync')
  const store = await openLibsql(config.databaseUrl)
  return { deps: compose(config, store.db, 'node', { clock }), close: () => store.close() }
}
