import type { Remembered } from '#src/core/history.ts'
import type { Instant } from '#src/core/model.ts'
import type { RunReport } from '#src/jobs/run-report.ts'
import { sendDigest } from '#src/jobs/send-digest.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'
import type { Context, Env } from './context.ts'
import type { DemoClock } from './demo-clock.ts'

const NOTHING: Remembered = {
  checkIns: [],
  days: [],
  objectiveDays: [],
  adopted: [],
  seen: [],
  gone: [],
  opened: [],
  closed: [],
}

/**
 * Lets the service live through the company's last six weeks: people edit, the service runs, each at its moment.
 * @returns the report of the last run, with the messages of its digest
 */
export async function liveThroughHistory(
  context: Context,
  demo: { readonly sandbox: Sandbox; readonly env: Env; readonly clock: DemoClock; readonly now: Instant },
): Promise<RunReport> {
  const { sandbox, env, clock } = demo
  const ids = {
    objectives: env['NOTION_OBJECTIVES'] ?? '',
    keyResults: env['NOTION_KEY_RESULTS'] ?? '',
    initiatives: env['NOTION_INITIATIVES'] ?? '',
    decisions: env['NOTION_DECISIONS'] ?? '',
  }
  const days = sandbox.layCompany(ids, demo.now)
  const { deps, close } = await context.open(env, 'sync', clock)
  try {
    let last: RunReport | null = null
    for (const [index, day] of days.entries()) {
      context.err(`… ${day.at.slice(0, 10)}, run ${index + 1} of ${days.length}\n`)
      clock.set(day.at)
      const seen = day.live()
      await deps.history.remember({ ...NOTHING, seen })
      last = await sync(deps)
      if (day.weekly) last = withDigest(last, await sendDigest(deps))
    }
    if (!last) throw new Error('The demo company has no days.')
    return last
  } finally {
    await close()
  }
}

function withDigest(report: RunReport, digest: RunReport): RunReport {
  const messages = report.counts.messages + digest.counts.messages
  return {
    ...report,
    counts: { ...report.counts, messages },
    messages: [...report.messages, ...digest.messages],
  }
}
