import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { retype } from '#src/sandbox/demo/retype.ts'
import { createTypedCells } from '#src/sandbox/notion/typed-cells.ts'
import { startSandbox } from '#src/sandbox/start-sandbox.ts'
import { asOfIn } from './as-of.ts'
import type { Context, Env } from './context.ts'
import { createChaos } from './demo-chaos.ts'
import { createDemoClock } from './demo-clock.ts'
import { liveThroughHistory } from './demo-life.ts'
import { printDemoMails } from './demo-mails.ts'
import { demoPolicy } from './demo-policy.ts'
import { isUnharmed, printChaos } from './demo-print-chaos.ts'
import { type DemoViewer, serveDemo } from './demo-viewer.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printFindings } from './print-findings.ts'
import { printReport } from './print-report.ts'
import { UsageError } from './usage-error.ts'
import { workingMoment } from './working-moment.ts'

/** Other commands read it while the demo runs. */
const FOLDER = '.okr-sync'
const DEFAULT_PORT = 4100
const DEFAULT_SEED = 1

/**
 * `okr-sync demo`: the main job on stand-ins and a company of the sandbox's own. The service lives through the company's
 * last six weeks, so that what it remembers and mailed is its own work; the last run is reported. With --chaos they are weeks in
 * which everything fails at times, and whatever people lost by it is reported too.
 */
export async function demo(context: Context, options: Options): Promise<number> {
  const { chaos: rate, seed } = options
  if (rate === undefined && seed !== undefined) throw new UsageError('--seed goes with --chaos.')
  const clock = createDemoClock({ instant: rate !== undefined })
  const asked = asOfIn(options, 'UTC') ?? clock.now()
  const now = workingMoment(asked)
  const chaos = rate === undefined ? null : createChaos({ rate, seed: seed ?? DEFAULT_SEED, clock })
  const sandbox = await startSandbox({
    now: () => new Date(clock.now()),
    ...(chaos ? { faults: chaos.faults } : {}),
    edit: (pageId) => typed.watch(() => retype(sandbox.notion.state, pageId, clock.now())),
  })
  const typed = createTypedCells(sandbox.notion.state)
  let folder: string | null = null
  let viewer: DemoViewer | null = null
  try {
    viewer = options.once ? null : await serveDemo(sandbox, options.port ?? DEFAULT_PORT)
    // A demo that ends by itself touches nothing of one that goes on.
    folder = options.once ? mkdtempSync(join(tmpdir(), 'okr-sync-')) : emptied(FOLDER)
    if (now !== asked)
      context.err(
        `… letters leave on working days, so these weeks end on ${now.slice(0, 10)} at ${now.slice(11, 16)} UTC\n`,
      )
    context.err('… starting stand-ins for Notion, Linear, GitHub and SMTP\n')
    const { settings: databases } = await context.initWorkspace(sandbox.settings, sandbox.pageId)
    const env = {
      ...sandbox.settings,
      ...databases,
      DATABASE_URL: `file:${join(folder, 'demo.db')}`,
      LOG_LEVEL: 'error',
      ...demoPolicy(now, sandbox.settings['MAIL_DOMAINS'] ?? ''),
      ...(chaos ? { OPS_TO: `ops@${sandbox.settings['MAIL_DOMAINS']}` } : {}),
    }
    const life = { sandbox, env, clock, now, chaos, typed }
    const { report, mails, chaos: survived } = await liveThroughHistory(context, life)
    const summary = printReport(report) + printDemoMails(mails)
    if (options.json)
      context.out(
        `${JSON.stringify({ ...report, mails, ...(survived ? { chaos: survived } : {}) }, null, 2)}\n`,
      )
    else context.out(summary + (survived ? printChaos(survived) : '') + printFindings(report.findings))
    if (viewer) {
      // Other commands go by the real clock.
      clock.set(asked)
      viewer.tell({ summary, settings: lines(env) })
      await stay(context, env, viewer.url)
    }
    return survived === null || isUnharmed(survived) ? EXIT.done : EXIT.findings
  } finally {
    await viewer?.close()
    await sandbox.close()
    if (options.once && folder) rmSync(folder, { recursive: true })
  }
}

async function stay(context: Context, env: Env, url: string): Promise<void> {
  const file = join(FOLDER, 'demo.env')
  writeFileSync(file, `${lines(env).join('\n')}\n`)
  context.err(
    [
      '',
      `Look at the databases and the mail:  ${url}`,
      '',
      'Try the commands on it, in another terminal:',
      `  set -a; . ${file}; set +a`,
      '  npm run -s okr-sync -- plan',
      '  npm run -s okr-sync -- sync',
      '  npm run -s okr-sync -- escalate --dry-run',
      '',
      'Ctrl-C ends the demo.',
      '',
    ].join('\n'),
  )
  await context.untilStopped()
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  return folder
}

/** As a shell reads them. */
function lines(env: Env): string[] {
  return Object.entries(env).map(([name, value = '']) => `${name}='${value.replaceAll("'", "'\\''")}'`)
}
