import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sync } from '#src/jobs/sync.ts'
import { startSandbox } from '#src/sandbox/start-sandbox.ts'
import { layBusyWork } from '#test/support/lay-busy-work.ts'
import { openBusyDeps } from '#test/support/open-busy-deps.ts'
import { createTestClock } from '#test/support/test-clock.ts'

// `npm run check:work` measures a busy company with as little memory as a Worker has; its stand-ins are a process of their own.

const NOW = '2026-11-20T09:00:00.000Z'
/** Megabytes of heap that a Worker has. */
const HEAP = 128

const [role, given] = process.argv.slice(2)
if (role === 'stand-ins') await standIn()
else if (role === 'measure') await measure(JSON.parse(given ?? ''))
else await check()

async function check(): Promise<void> {
  const standIns = start('stand-ins')
  try {
    const [input] = await once(standIns.stdout ?? standIns, 'data')
    const { status } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${HEAP}`, ...args('measure', String(input))],
      {
        stdio: 'inherit',
      },
    )
    if (status !== 0)
      throw new Error(`The measuring process ended with ${status}: it needs more than ${HEAP} MB.`)
  } finally {
    standIns.kill()
  }
}

async function standIn(): Promise<void> {
  const sandbox = await startSandbox({ now: () => new Date(NOW) })
  const sources = layBusyWork({ linear: sandbox.linear.state, github: sandbox.github.state }, NOW)
  process.stdout.write(JSON.stringify({ settings: sandbox.settings, sources }))
}

async function measure(input: {
  readonly settings: Readonly<Record<string, string>>
  readonly sources: ReturnType<typeof layBusyWork>
}): Promise<void> {
  const clock = createTestClock(NOW)
  const { deps, close } = await openBusyDeps(input.settings, input.sources, clock)
  for (const run of ['first', 'second']) {
    const start = performance.now()
    const { counts, requests } = await sync(deps)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    print(
      `${run} run: ${counts.measured} of ${input.sources.length} measured, ${requests.linear} requests to Linear, ${requests.github} to GitHub, ${seconds} s`,
    )
    if (counts.measured !== input.sources.length) throw new Error('Not every key result was measured.')
    await clock.sleep(300_000)
  }
  print(
    `peak memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, heap held to ${HEAP} MB`,
  )
  close()
}

function start(name: string): ChildProcess {
  return spawn(process.execPath, args(name), { stdio: ['ignore', 'pipe', 'inherit'] })
}

function args(...words: readonly string[]): string[] {
  return ['--import', 'tsx', fileURLToPath(import.meta.url), ...words]
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
