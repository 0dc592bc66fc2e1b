import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunReport } from '#src/jobs/run-report.ts'
import { sendDigest } from '#src/jobs/send-digest.ts'
import { sync } from '#src/jobs/sync.ts'
import { type Sandbox, startSandbox } from '#src/sandbox/start-sandbox.ts'
import type { Context, Env } from './context.ts'
import { createDemoClock, type DemoClock } from './demo-clock.ts'
import { serveDemo } from './demo-viewer.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printFindings } from './print-findings.ts'
import { printReport } from './print-report.ts'

const FOLDER = '.okr-sync'
const DEFAULT_PORT = 4100

/**
 * `okr-sync demo`: the main job on stand-ins and a company of the sandbox's own. The service lives through the company's
 * last six weeks, a run a week, so that what it remembers and mailed is its own work; the last run is reported.
 */
export async function demo(context: Context, options: Options): Promise<number> {
  const clock = createDemoClock()
  const now = options.asOf ?? clock.now()
  const sandbox = await startSandbox({ now: () => new Date(clock.now()) })
  // A demo that ends by itself leaves nothing behind, and nothing of a demo that is running.
  const folder = options.once ? mkdtempSync(join(tmpdir(), 'okr-sync-')) : FOLDER
  const store = join(folder, 'demo.db')
  try {
    if (!options.once) emptyFolder()
    context.err('… starting stand-ins for Notion, Linear, GitHub and SMTP\n')
    const { settings: databases } = await context.initWorkspace(sandbox.settings, sandbox.pageId)
    const env = { ...sandbox.settings, ...databases, DATABASE_URL: `file:${store}`, LOG_LEVEL: 'error' }
    const report = await live(context, sandbox, env, clock, now)
    if (options.json) context.out(`${JSON.stringify(report, null, 2)}\n`)
    else context.out(printReport(report) + printFindings(report.findings))
    if (!options.once) await show(context, sandbox, env, report, options.port ?? DEFAULT_PORT)
    return EXIT.done
  } finally {
    await sandbox.close()
    if (options.once) rmSync(folder, { recursive: true })
  }
}

/** Lives the company's days one by one and answers the report of the last, with its digest. */
async function live(
  context: Context,
  sandbox: Sandbox,
  env: Env,
  clock: DemoClock,
  now: string,
): Promise<RunReport> {
  const ids = {
    objectives: env['NOTION_OBJECTIVES'] ?? '',
    keyResults: env['NOTION_KEY_RESULTS'] ?? '',
    initiatives: env['NOTION_INITIATIVES'] ?? '',
    decisions: env['NOTION_DECISIONS'] ?? '',
  }
  const days = sandbox.layCompany(ids, now)
  const session = await context.open(env, 'sync', clock)
  const { deps } = session
  try {
    let last: RunReport | null = null
    for (const [index, day] of days.entries()) {
      context.err(`… ${day.at.slice(0, 10)}, run ${index + 1} of ${days.length}\n`)
      clock.set(day.at)
      const seen = day.live()
      await deps.history.remember({ checkIns: [], days: [], seen, gone: [], opened: [], closed: [] })
      last = await sync(deps)
      if (day.weekly) last = withDigest(last, await sendDigest(deps))
    }
    if (!last) throw new Error('The demo company has no days.')
    return last
  } finally {
    await session.close()
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

async function show(
  context: Context,
  sandbox: Sandbox,
  env: Env,
  report: RunReport,
  port: number,
): Promise<void> {
  const file = join(FOLDER, 'demo.env')
  writeFileSync(file, lines(env).join('\n'))
  const viewer = await serveDemo({ sandbox, summary: printReport(report), settings: lines(env), port })
  context.err(
    [
      '',
      `Look at the databases and the mail:  ${viewer.url}`,
      '',
      'Try the commands on it, in another terminal:',
      `  set -a; . ${file}; set +a`,
      '  npm run -s okr-sync -- plan',
      '  npm run -s okr-sync -- sync',
      '',
      'Ctrl-C ends the demo.',
      '',
    ].join('\n'),
  )
  await context.untilStopped()
  await viewer.close()
}

/** Other commands read the folder while the demo runs; a new demo starts anew. */
function emptyFolder(): void {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER)
}

function lines(env: Env): string[] {
  return Object.entries(env).map(([name, value = '']) => `${name}='${value.replaceAll("'", "'\\''")}'`)
}
