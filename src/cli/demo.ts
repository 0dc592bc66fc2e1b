import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '#src/sandbox/start-sandbox.ts'
import type { Context, Env } from './context.ts'
import { createDemoClock } from './demo-clock.ts'
import { liveThroughHistory } from './demo-life.ts'
import { type DemoViewer, serveDemo } from './demo-viewer.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printFindings } from './print-findings.ts'
import { printReport } from './print-report.ts'

/** Other commands read it while the demo runs. */
const FOLDER = '.okr-sync'
const DEFAULT_PORT = 4100

/**
 * `okr-sync demo`: the main job on stand-ins and a company of the sandbox's own. The service lives through the company's
 * last six weeks, so that what it remembers and mailed is its own work; the last run is reported.
 */
export async function demo(context: Context, options: Options): Promise<number> {
  const clock = createDemoClock()
  const now = options.asOf ?? clock.now()
  const sandbox = await startSandbox({ now: () => new Date(clock.now()) })
  let folder: string | null = null
  let viewer: DemoViewer | null = null
  try {
    viewer = options.once ? null : await serveDemo(sandbox, options.port ?? DEFAULT_PORT)
    // A demo that ends by itself touches nothing of one that goes on.
    folder = options.once ? mkdtempSync(join(tmpdir(), 'okr-sync-')) : emptied(FOLDER)
    context.err('… starting stand-ins for Notion, Linear, GitHub and SMTP\n')
    const { settings: databases } = await context.initWorkspace(sandbox.settings, sandbox.pageId)
    const env = {
      ...sandbox.settings,
      ...databases,
      DATABASE_URL: `file:${join(folder, 'demo.db')}`,
      LOG_LEVEL: 'error',
    }
    const report = await liveThroughHistory(context, { sandbox, env, clock, now })
    if (options.json) context.out(`${JSON.stringify(report, null, 2)}\n`)
    else context.out(printReport(report) + printFindings(report.findings))
    if (viewer) {
      viewer.tell({ summary: printReport(report), settings: lines(env) })
      await stay(context, env, viewer.url)
    }
    return EXIT.done
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
