import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import { noNews } from '#src/core/no-news.ts'
import { reportState } from '#src/core/schedule/report-state.ts'
import { reportCalendar } from '#src/jobs/report-calendar.ts'
import type { RunReport } from '#src/jobs/run-report.ts'
import { sendReport } from '#src/jobs/send-report.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { TypedCells } from '#src/sandbox/notion/typed-cells.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'
import type { Context, Env } from './context.ts'
import type { Chaos, ChaosReport } from './demo-chaos.ts'
import type { DemoClock } from './demo-clock.ts'
import { type DemoMails, demoMails } from './demo-mails.ts'
import { runAlone } from './run-alone.ts'

/** A stand-in on this machine that has not answered by then never will. */
const CHAOS_TIMEOUT_MS = 200

type Job = (deps: Deps) => Promise<RunReport>

const SYNC: Job = (deps) => runAlone(deps, (held) => sync(held))

export interface DemoLife {
  readonly sandbox: Sandbox
  readonly env: Env
  readonly clock: DemoClock
  readonly now: Instant
  /** null: nothing goes wrong. */
  readonly chaos: Chaos | null
  readonly typed: TypedCells
}

export interface LivedDemo {
  /** Of the last run, with the messages of its reports. */
  readonly report: RunReport
  readonly mails: DemoMails
  readonly chaos: ChaosReport | null
}

/** Lets the service live through the company's last six weeks: people edit, the service runs, each at its moment. */
export async function liveThroughHistory(context: Context, demo: DemoLife): Promise<LivedDemo> {
  const { sandbox, env, clock, chaos, typed } = demo
  const ids = {
    objectives: env['NOTION_OBJECTIVES'] ?? '',
    keyResults: env['NOTION_KEY_RESULTS'] ?? '',
    initiatives: env['NOTION_INITIATIVES'] ?? '',
    decisions: env['NOTION_DECISIONS'] ?? '',
  }
  const days = typed.watch(() => sandbox.layCompany(ids, demo.now))
  const runtime = chaos ? { clock, timeoutMs: CHAOS_TIMEOUT_MS } : { clock }
  const { deps, close } = await context.open(env, 'sync', runtime)
  const run = chaos ? (job: Job) => chaos.run(deps, job) : (job: Job) => job(deps)
  try {
    let last: RunReport | null = null
    chaos?.faults.resume()
    for (const [index, day] of days.entries()) {
      context.err(`… ${day.at.slice(0, 10)}, run ${index + 1} of ${days.length}\n`)
      clock.set(day.at)
      const seen = typed.watch(() => day.live())
      await deps.history.remember({ ...noNews, seen })
      last = await run(SYNC)
      for (const report of await dueReports(deps)) {
        last = withMail(last, await run((alone) => runAlone(alone, (held) => sendReport(held, report))))
      }
    }
    if (!last) throw new Error('The demo company has no days.')
    const survived = (await chaos?.conclude(deps, SYNC, sandbox, typed)) ?? null
    return { report: last, mails: await demoMails(deps), chaos: survived }
  } finally {
    await close()
  }
}

/** By the calendar, as every tick has it. */
async function dueReports(deps: Deps): Promise<readonly Report[]> {
  const now = deps.clock.now()
  const { ledger } = deps
  return reportState(now, await ledger.lastGood(now), await ledger.firstRunAt(), reportCalendar(deps)).due
}

function withMail(report: RunReport, mailed: RunReport): RunReport {
  const messages = report.counts.messages + mailed.counts.messages
  return {
    ...report,
    counts: { ...report.counts, messages },
    messages: [...report.messages, ...mailed.messages],
  }
}
