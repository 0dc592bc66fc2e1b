import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { failure, ok, warning } from '#src/adapters/support/checks.ts'
import { guardedCheck } from '#src/adapters/support/guarded-check.ts'
import { lateJobs } from '#src/core/late-jobs.ts'
import type { Instant } from '#src/core/model.ts'
import type { Schedule } from '#src/core/schedule.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Check, Checkup } from '#src/ports/checkup.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import { checkMessages } from './check-messages.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { createLease } from './lease.ts'
import { createLedger } from './ledger.ts'
import { createOutbox } from './outbox.ts'
import * as schema from './schema.ts'

interface Options {
  readonly db: Database
  readonly workspace: string
  readonly schedule: Schedule
  readonly clock: Pick<Clock, 'now'>
}

/** Looks at the store: its tables, the runs of late, who runs now, and messages that need a person. */
export function createStoreCheckup(options: Options): Checkup {
  return {
    name: 'Store',
    async check() {
      const tables = await guardedCheck('Tables', () => lackingTables(options.db))
      if ('failed' in tables) return [tables.failed]
      if (tables.found.length > 0) return [oldTables(tables.found)]
      const looked = await guardedCheck('Runs', () => lookInside(options))
      return [
        ok('Tables', 'They are those of this version.'),
        ...('failed' in looked ? [looked.failed] : looked.found),
      ]
    },
  }
}

/** @throws Failure where the store cannot be read for another reason than that a table or a column is not there */
async function lackingTables(db: Database): Promise<readonly string[]> {
  const lacking: string[] = []
  for (const table of Object.values(schema)) {
    if (!is(table, SQLiteTable)) continue
    const name = getTableName(table)
    try {
      await guarded(`read ${name}`, db.select().from(table).limit(0))
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'invalid') throw error
      lacking.push(name)
    }
  }
  return lacking
}

function oldTables(names: readonly string[]): Check {
  return warning(
    'Tables',
    `The store is of an older version, or none yet: it lacks all or a part of ${names.join(', ')}.`,
    'The next okr-sync sync (or serve) brings it up to date by itself. Back it up before.',
  )
}

async function lookInside({ db, workspace, schedule, clock }: Options): Promise<readonly Check[]> {
  const now = clock.now()
  const ledger = createLedger(db, workspace)
  const [last, firstRunAt, [latest], planned, hold, messages] = await Promise.all([
    ledger.lastGood(now),
    ledger.firstRunAt(),
    ledger.runs(1),
    ledger.plannedWrites(),
    createLease(db, workspace).current(),
    createOutbox(db, workspace).list(['pending', 'unknown', 'rejected']),
  ])
  const jobs = lateJobs(now, { last, firstRunAt }, schedule)
  return [
    ...(['sync', 'digest'] as const).map((job) => punctual(job, jobs[job])),
    ...(latest?.end?.outcome === 'failed' ? [failedRun(latest.id, latest.startedAt, latest.end.error)] : []),
    ...(planned.length === 0
      ? []
      : [ok('Writes', `${planned.length} were under way; the next run settles them.`)]),
    ok('Lease', leaseInWords(hold?.until ?? null, now)),
    ...checkMessages(messages),
  ]
}

function punctual(job: 'sync' | 'digest', health: ReturnType<typeof lateJobs>[typeof job]): Check {
  const subject = `Last ${job}`
  const { lastGood, dueSince, late } = health
  if (late) {
    return failure(
      subject,
      'outside',
      `It is late: ${lastGood === null ? 'none has ever gone well' : `the last one that went well ended ${lastGood}`}, and one is due since ${dueSince}.`,
      'See that okr-sync serve runs (on Cloudflare: its cron trigger), and what its log says.',
    )
  }
  if (lastGood !== null) return ok(subject, `It went well and ended ${lastGood}.`)
  const command = job === 'sync' ? 'okr-sync sync' : 'okr-sync digest'
  return warning(subject, 'None has ever gone well.', `Run ${command}, or let okr-sync serve run on.`)
}

function failedRun(id: string, startedAt: Instant, error: string | null): Check {
  const why = cleanText(error ?? 'it does not say why', 300)
  return warning(
    'Latest run',
    `Run ${id} of ${startedAt} failed: ${why}`,
    'Mend that, and run okr-sync sync.',
  )
}

function leaseInWords(until: Instant | null, now: Instant): string {
  if (until === null) return 'No run is under way.'
  if (until > now) return `A run is under way; it holds the lease until ${until} at least.`
  return `A run died while it held the lease, which ran out ${until}; the next run takes it.`
}
