import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import { runs, workCursors, workEvents } from '#src/adapters/sql/schema.ts'
import { DecisionPolicy } from '#src/core/decisions/decision-policy.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Snapshot } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Delivery, Mail } from '#src/ports/mailer.ts'
import { aKeyResult, aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openLibsql } from '#workers/open-libsql.ts'

/** A key result that is far behind its plan, so that its owner is told. */
const offTrack: Snapshot = aSnapshot({ keyResults: [aKeyResult({ current: 1 })] })

/**
 * What a job needs, on a real store: by default one in memory.
 * @param given takes the place of what is there by default: Notion shows `offTrack`, and every mail is sent
 */
export async function openBench(
  given: {
    readonly url?: string
    readonly snapshot?: Snapshot
    readonly write?: Deps['okrs']['write']
    readonly send?: (mail: Mail) => Delivery
  } & Partial<Deps> = {},
) {
  const { url = 'file::memory:', snapshot = offTrack, write, send, ...deps } = given
  const store = await openLibsql(url)
  const clock = createTestClock(NOW)
  /** Every mail that was handed to the server, in order. */
  const mails: Mail[] = []
  /** What was logged as a warning or an error. */
  const logged: { readonly event: string; readonly data: unknown }[] = []
  const keep = (event: string, data?: unknown) => void logged.push({ event, data })

  const bench: Deps = {
    ...createSqlStore(store.db, 'acme'),
    okrs: {
      read: async () => snapshot,
      refresh: async () => null,
      write: write ?? (async () => clock.now()),
      addDecision: () => Promise.reject(new Error('No decision log is here.')),
      trashDecision: async () => 'gone',
      requests: () => 0,
    },
    work: [],
    mailer: {
      async send(mail) {
        mails.push(mail)
        return send?.(mail) ?? { state: 'sent' }
      },
    },
    clock,
    log: { info() {}, warn: keep, error: keep },
    policy: Policy.parse({}),
    schedule: { timezone: 'UTC', syncEveryMinutes: 5, digestAt: { weekday: 1, hour: 8, minute: 0 } },
    hosts: { github: 'github.com' },
    mail: { from: 'okr@example.com', digestTo: ['cto@example.com'], escalateTo: [], opsTo: [], domains: [] },
    mailPolicy: MailPolicy.parse({}),
    decisionPolicy: DecisionPolicy.parse({}),
    workspace: 'acme',
    ...deps,
  }
  return {
    deps: bench,
    clock,
    mails,
    logged,
    runs: () => store.db.select().from(runs),
    /** Deletes what the store holds of the work. */
    forgetWork: () => store.db.batch([store.db.delete(workEvents), store.db.delete(workCursors)]),
    close: () => store.close(),
  }
}
