import { createLog } from '#src/adapters/console/create-log.ts'
import { createSystemClock } from '#src/adapters/console/create-system-clock.ts'
import { createGithubSource } from '#src/adapters/github/create-github-source.ts'
import { createLinearSource } from '#src/adapters/linear/create-linear-source.ts'
import { createNotionOkrs } from '#src/adapters/notion/create-notion-okrs.ts'
import { initWorkspace } from '#src/adapters/notion/init-workspace.ts'
import { createSmtpMailer } from '#src/adapters/smtp/create-smtp-mailer.ts'
import { createSqlStore, type Database } from '#src/adapters/sql/create-sql-store.ts'
import type { Config } from '#src/config.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Deps } from '#src/ports/deps.ts'

export type Runtime = 'node' | 'workers'

export interface ComposeOptions {
  readonly clock?: Clock | undefined
  /** How long one answer is waited for, in milliseconds of real time. */
  readonly timeoutMs?: number
  /** `json` (the default) for machines, `text` for a person at a terminal. */
  readonly logFormat?: 'json' | 'text'
}

/** Settings and a store become everything that a job needs. The only place where adapters are made. */
export function compose(
  config: Config,
  db: Database,
  runtime: Runtime,
  { clock = createSystemClock(), logFormat = 'json', timeoutMs }: ComposeOptions = {},
): Deps {
  const log = createLog({ level: config.logLevel, format: logFormat, secrets: config.secrets, runtime })
  const store = createSqlStore(db, config.workspace)
  const patience = timeoutMs === undefined ? {} : { timeoutMs }
  const ofSource = { log, clock, everyMinutes: config.schedule.syncEveryMinutes, ...patience }
  return {
    okrs: createNotionOkrs({
      settings: config.notion,
      clock,
      log,
      bindings: store.bindings,
      rows: store.rows,
      ...patience,
    }),
    work: [
      ...(config.linear ? [createLinearSource({ ...config.linear, ...ofSource })] : []),
      ...(config.github ? [createGithubSource({ ...config.github, ...ofSource })] : []),
    ],
    mailer: createSmtpMailer({ ...config.mail, runtime, ...patience }),
    ledger: store.ledger,
    history: store.history,
    outbox: store.outbox,
    events: store.events,
    lease: store.lease,
    inputs: store.inputs,
    housekeeping: store.housekeeping,
    clock,
    log,
    policy: config.policy,
    schedule: { ...config.schedule, timezone: config.policy.timezone },
    hosts: config.hosts,
    mail: config.mail,
    mailPolicy: config.mailPolicy,
    decisionPolicy: config.decisionPolicy,
    // The same for every run of this deployment, and another for the next one, which may mail the same people.
    workspace: [config.workspace, ...config.notion.keyResults, ...config.notion.okrs].join(' '),
  }
}

/** Creates what is missing of the four databases under a Notion page. */
export function composeInit(config: Config, page: string) {
  const log = createLog({ level: config.logLevel, format: 'text', secrets: config.secrets })
  return initWorkspace({ settings: config.notion, page, clock: createSystemClock(), log })
}
