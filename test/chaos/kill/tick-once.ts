import { compose } from '#src/compose.ts'
import { readConfig } from '#src/config.ts'
import { tick } from '#src/jobs/tick.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openLibsql } from '#workers/open-libsql.ts'

// A process that is there to be killed: it wakes up at the moment that it is told, by the settings in its environment.

const [, , moment = ''] = process.argv
const config = readConfig(process.env, 'sync')
const store = await openLibsql(config.databaseUrl)
await tick(compose(config, store.db, 'node', { clock: createTestClock(moment) }))
store.close()
