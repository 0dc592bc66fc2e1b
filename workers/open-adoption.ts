import { existsSync, readFileSync } from 'node:fs'
import type { AdoptionSession, Env } from '#src/cli/context.ts'
import { composeAdopt } from '#src/compose-adopt.ts'
import { readConfig } from '#src/config.ts'
import type { Clock } from '#src/ports/clock.ts'
import { fileOf } from './file-of.ts'
import { openLibsql } from './open-libsql.ts'

/**
 * Opens what `init --adopt` and `init --remove` run on.
 * @param looksOnly true: nothing is kept, so that no empty store is left behind
 * @param clock the machine's where absent
 */
export async function openAdoption(env: Env, looksOnly: boolean, clock?: Clock): Promise<AdoptionSession> {
  const config = readConfig(env, 'init', (path) => readFileSync(path, 'utf8'))
  const file = fileOf(config.databaseUrl)
  const isMissing = looksOnly && file !== null && !existsSync(file)
  const store = await openLibsql(isMissing ? 'file::memory:' : config.databaseUrl)
  return { ...composeAdopt(config, store.db, clock), close: async () => store.close() }
}
