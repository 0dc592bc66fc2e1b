import { createNotionOkrs } from '#src/adapters/notion/create-notion-okrs.ts'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import { compose } from '#src/compose.ts'
import { readConfig } from '#src/config.ts'
import type { Deps } from '#src/ports/deps.ts'
import { openLibsql } from '#workers/open-libsql.ts'
import type { Mortal } from './create-mortal.ts'
import type { Traces } from './create-traces.ts'
import type { Company } from './found-company.ts'

/** An answer takes its time, so that a run is long enough to renew its lease. */
const ANSWER_MS = 2_000

/** A process of the service, made as the service makes it and mortal at every port; a mailbox takes the place of a mail server. */
export interface Process {
  readonly deps: Deps
  close(): void
}

/** What a process does. */
export type Job = (deps: Deps) => Promise<unknown>

/** @param beforeLook what people do just before the process looks whether they have edited */
export async function startProcess(
  { sandbox, settings, clock, store: file }: Company,
  mortal: Mortal,
  traces: Traces,
  beforeLook: () => void = () => {},
): Promise<Process> {
  const store = await openLibsql(`file:${file}`, { asItIs: true })
  const config = readConfig(settings, 'sync')
  const deps = compose(config, store.db, 'node', { clock })
  const { bindings, rows } = createSqlStore(store.db, config.workspace)
  const okrs = createNotionOkrs({
    settings: config.notion,
    clock: mortal.port('clock', clock),
    log: deps.log,
    bindings: mortal.port('bindings', bindings),
    rows: mortal.port('rows', rows),
    fetch: mortal.way(async (url: string, init?: RequestInit) => {
      await clock.sleep(ANSWER_MS)
      traces.noteRequest(url, init)
      return sandbox.fetch(url, init)
    }),
  })
  return {
    deps: {
      ...deps,
      log: { info() {}, warn() {}, error: traces.noteError },
      clock: mortal.port('clock', clock),
      okrs: mortal.port('okrs', {
        ...okrs,
        refresh(...args: Parameters<typeof okrs.refresh>) {
          beforeLook()
          return okrs.refresh(...args)
        },
      }),
      work: deps.work.map((source) => mortal.port(source.system, source)),
      mailer: mortal.port('mailer', { send: traces.takeMail }),
      ledger: mortal.port('ledger', deps.ledger),
      history: mortal.port('history', deps.history),
      outbox: mortal.port('outbox', deps.outbox),
      events: mortal.port('events', deps.events),
      lease: mortal.port('lease', deps.lease),
      inputs: mortal.port('inputs', deps.inputs),
      housekeeping: mortal.port('housekeeping', deps.housekeeping),
    },
    close: store.close,
  }
}
