import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openLibsql } from '#workers/open-libsql.ts'
import { layHistory } from './lay-history.ts'
import { ROWS } from './lay-many-rows.ts'
import type { Measured, Start, Task } from './sync-service.ts'

// `npm run check:sync` measures passes over a very large company. Notion is a process of its own, which answers at once: each
// request costs the service's clock its latency. That clock counts the work of the service's own thread as it is, and skips the
// waiting; so a pass of more than a minute takes seconds, and what else the machine does counts for nothing. Waiting for the disk
// is not counted. With `-- --history` twelve weeks of results lie in the store: the quiet tick keeps its bound with them, the whole
// pass does not yet, and says so.

const DAY = '2026-11-20'
const LATENCY = 150
const PER_MINUTE = 600
const CLOCK_HEADER = 'x-clock'

const MOST_REQUESTS = 1.02
const MOST_TIME = 1.1
const MOST_MEGABYTES = 256
const MOST_OF_TICK = { requests: 6, workSeconds: 2 }

/** Held so, the process stays small and works more: Node alone takes what the machine has. */
const SMALL = ['--max-old-space-size=120', '--max-semi-space-size=2']

const folder = mkdtempSync(join(tmpdir(), 'okr-sync-'))
const service = compiled()
const notion = fork(fileIn('sync-notion.ts'), [CLOCK_HEADER, `${DAY}T06:00:00.000Z`], {
  execArgv: ['--import', 'tsx'],
})
let isBroken = false
try {
  const settings = {
    ...((await answerOf(notion)) as Record<string, string>),
    LOG_LEVEL: 'error',
    NOTION_REQUESTS_PER_MINUTE: String(PER_MINUTE),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'okr@lumen.example',
    DIGEST_TO: 'cto@lumen.example',
    DATABASE_URL: `file:${join(folder, 'store.db')}`,
    // What is measured is reading and writing: the pace of mail would be waited for within a run.
    POLICY: JSON.stringify({ mail: { perMinute: 600 }, decisions: { ask: true } }),
  }
  const newcomer = await startService(settings)
  const first = await newcomer.run('whole', '08:00')
  await newcomer.run('mails', '08:20')
  newcomer.end()
  print(
    `first pass: ${first.written} pages written and ${first.asked} decisions asked for in ${first.requests} requests and ${seconds(first.seconds)}, ${first.megabytes} MB at most`,
  )

  if (process.argv.includes('--history')) {
    const store = await openLibsql(settings.DATABASE_URL)
    await layHistory(store.db)
    store.close()
    // It tells what that past changes.
    const afterwards = await startService(settings)
    await afterwards.run('whole', '08:30')
    afterwards.end()
  }

  // As on a server, which runs for weeks, the whole pass of a day comes after ticks.
  const server = await startService(settings)
  await server.run('tick', '09:00')
  await server.run('mails', '09:10')
  await edit('10:30')
  const full = await server.run('whole', '11:00')
  const own = await server.run('tick', '12:00')
  await server.run('mails', '12:10')
  // What was told then changes who is told next, so that this one looks once more.
  await server.run('tick', '12:20')
  server.end()
  const pages = Object.values(ROWS).reduce((sum, rows) => sum + Math.ceil(rows / 100), 0)
  const least = pages + full.written
  const allowed = Math.floor((least - 1) / PER_MINUTE) * 60 + LATENCY / 1000
  print(`full pass, ${full.written} pages changed, ${seconds(full.workSeconds)} of processor time`)
  within(`  requests (least: ${least})`, full.requests, least * MOST_REQUESTS, '')
  within(`  time (least: ${seconds(allowed)})`, full.seconds, allowed * MOST_TIME, 's')
  print(
    `the tick after it sees what the pass wrote: ${own.requests} requests, ${seconds(own.workSeconds)} of work`,
  )

  const cold = await startService(settings)
  const still = await cold.run('tick', '12:30')
  cold.end()
  print('tick with nothing changed, in a process that has just started')
  within('  requests', still.requests, MOST_OF_TICK.requests, '')
  within('  work besides waiting', still.workSeconds, MOST_OF_TICK.workSeconds, 's')

  await edit('12:45')
  const small = await startService(settings, SMALL)
  const tight = await small.run('whole', '13:00')
  small.end()
  print(`full pass with its heap held, ${tight.written} pages changed, ${seconds(tight.seconds)}`)
  within('  peak memory of the process', tight.megabytes, MOST_MEGABYTES, 'MB')
  // Beside the 1,000 there may be a decision that was asked for about one of them.
  if (Math.min(full.written, tight.written) < 1_000) throw new Error('Not 1,000 pages were changed.')
  if (first.asked !== 10 || full.asked !== 0) throw new Error('Not ten decisions were asked for in the day.')
} finally {
  notion.kill()
  rmSync(folder, { recursive: true })
}
if (isBroken) process.exit(1)

/** The service in one file, as a deployment would have it: what compiles on the way would take memory of its own. */
function compiled(): string {
  const target = fileURLToPath(new URL('../../dist/sync-service.mjs', import.meta.url))
  const esbuild = createRequire(createRequire(import.meta.url).resolve('tsx')).resolve('esbuild')
  const options = ['--bundle', '--minify', '--platform=node', '--format=esm', '--external:@libsql/client']
  const jsx = ['--jsx=automatic', '--jsx-import-source=hono/jsx']
  // Packages of the older kind call it.
  const banner =
    '--banner:js=import{createRequire}from"node:module";const require=createRequire(import.meta.url);'
  const bin = join(dirname(esbuild), '../bin/esbuild')
  execFileSync(bin, [
    fileIn('sync-service.ts'),
    ...options,
    ...jsx,
    banner,
    '--log-level=error',
    `--outfile=${target}`,
  ])
  return target
}

async function startService(settings: Start['settings'], flags: readonly string[] = []) {
  const start: Start = { settings, latency: LATENCY, clockHeader: CLOCK_HEADER }
  // Memory that is given back stays with the thread that had it, unless there is one pool for all.
  const env = { ...process.env, MALLOC_ARENA_MAX: '1' }
  const child = fork(service, [JSON.stringify(start)], { execArgv: [...flags], env })
  await answerOf(child)
  return {
    async run(pass: Task['pass'], time: string): Promise<Measured> {
      const task: Task = { pass, at: `${DAY}T${time}:00.000Z` }
      child.send(task)
      return (await answerOf(child)) as Measured
    },
    end: () => child.kill(),
  }
}

async function edit(time: string): Promise<void> {
  notion.send(`${DAY}T${time}:00.000Z`)
  await answerOf(notion)
}

/** What a process says next; a process that ends without a word is a fault. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const listening = new AbortController()
  const end = once(child, 'exit', listening).then(([code]) => {
    throw new Error(`A process of the measurement ended with ${code}.`)
  })
  const [answer] = await Promise.race([once(child, 'message', listening), end])
  listening.abort()
  end.catch(() => undefined)
  return answer
}

function within(what: string, value: number, most: number, unit: string): void {
  const holds = value <= most
  if (!holds) isBroken = true
  const shown = (number: number) => `${Number(number.toFixed(1))}${unit && ` ${unit}`}`
  print(`${what}: ${shown(value)} of ${shown(most)}${holds ? '' : ' BROKEN'}`)
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`
}

function fileIn(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
