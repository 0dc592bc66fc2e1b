import { createLog } from '#src/adapters/console/create-log.ts'
import { createSystemClock } from '#src/adapters/console/create-system-clock.ts'
import { createAdoption } from '#src/adapters/notion/adopt/create-adoption.ts'
import { createSqlStore, type Database } from '#src/adapters/sql/create-sql-store.ts'
import { compose } from '#src/compose.ts'
import type { Config } from '#src/config.ts'
import type { Clock } from '#src/ports/clock.ts'

/** What `init --adopt` and `init --remove` run on, for a person at a terminal. */
export function composeAdopt(config: Config, db: Database, clock: Clock = createSystemClock()) {
  const log = createLog({ level: config.logLevel, format: 'text', secrets: config.secrets })
  const { bindings, rows } = createSqlStore(db, config.workspace)
  return {
    adoption: createAdoption({ settings: config.notion, bindings, rows, clock, log }),
    deps: compose(config, db, 'node', { clock, logFormat: 'text' }),
  }
}
