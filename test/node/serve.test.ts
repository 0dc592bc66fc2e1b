import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSystemClock } from '#src/adapters/console/create-system-clock.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { type Company, startCompany } from '#test/support/start-company.ts'

let company: Company
let folder: string
let server: Server | null = null

beforeAll(async () => {
  letThrough(LOOPBACK)
  const clock = createSystemClock()
  company = await startCompany(clock.now(), clock)
})

afterAll(() => company.sandbox.close())

beforeEach(() => {
  letThrough(LOOPBACK)
  folder = mkdtempSync(join(tmpdir(), 'okr-sync-serve-'))
})

afterEach(() => {
  server?.process.kill('SIGKILL')
  server = null
  rmSync(folder, { recursive: true })
})

test('the server runs what is due when it starts and tells of it; on SIGTERM it lets a run that was asked for end, and ends with 0', async () => {
  server = start()
  const port = await server.said('listening').then(({ port }) => port)
  await server.said('tick ended')

  const health = await fetch(`http://127.0.0.1:${port}/healthz`)
  expect(health.status).toBe(200)
  expect(await health.json()).toMatchObject({ ok: true, jobs: { sync: { lastGood: expect.any(String) } } })

  const before = company.sandbox.notion.requests.length
  // A connection that is kept would hold the server for its grace.
  const headers = { Authorization: `Bearer ${company.settings['API_TOKEN']}`, Connection: 'close' }
  const asked = fetch(`http://127.0.0.1:${port}/api/sync`, { method: 'POST', headers })
  await expect.poll(() => company.sandbox.notion.requests.length).toBeGreaterThan(before)
  server.process.kill('SIGTERM')

  const response = await asked
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ run: { outcome: 'done' } })
  expect(await server.ended).toBe(0)
  expect(server.events()).toContain('stopped')
}, 30_000)

test('what nobody caught is one line of the log without its secrets, and the server ends', async () => {
  const fault = `Object.assign(new Error('lost'), { headers: 'ntn_0123456789' })`
  const onSignal = `process.on('SIGUSR2', () => void Promise.reject(${fault}))`
  server = start(['--port', '0'], {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(onSignal)}`,
  })
  await server.said('listening')

  server.process.kill('SIGUSR2')

  expect(await server.ended).toBe(3)
  expect(server.events().at(-1)).toBe('bug')
  expect(server.output()).not.toContain('ntn_0123456789')
}, 30_000)

test('a port that is taken is wrong use, told in a sentence before anything is run', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const before = company.sandbox.notion.requests.length

  server = start(['--port', String(port)])

  expect(await server.ended).toBe(2)
  expect(server.output()).toContain(`Port ${port} cannot be used`)
  expect(company.sandbox.notion.requests.length).toBe(before)
  taken.close()
}, 30_000)

test('settings with faults start nothing, and are told before the service is read', async () => {
  const onLoad = `(url, context, next) => url.endsWith('/src/compose.ts') ? process.exit(9) : next(url, context)`
  const hook = `import { registerHooks } from 'node:module'; registerHooks({ load: ${onLoad} })`
  server = start([], {
    API_TOKEN: 'short',
    DIGEST_TO: 'nobody',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}`,
  })

  expect(await server.ended).toBe(2)
  expect(server.output()).toMatch(/DIGEST_TO.*\n.*API_TOKEN/)
}, 30_000)

interface Event {
  readonly event: string
  readonly port?: number
}

interface Server {
  readonly process: ChildProcess
  readonly ended: Promise<number | null>
  said(event: string): Promise<Event>
  events(): string[]
  output(): string
}

function start(options: readonly string[] = ['--port', '0'], more: Record<string, string> = {}): Server {
  const child = spawn('node_modules/.bin/node', ['--import', 'tsx', 'workers/node.ts', ...options], {
    env: {
      PATH: process.env['PATH'],
      ...company.settings,
      DATABASE_URL: `file:${join(folder, 'store.db')}`,
      ...more,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const lines: string[] = []
  const waiting = new Map<string, (event: Event) => void>()
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line)
    const event = eventOf(line)
    if (event) waiting.get(event.event)?.(event)
  })
  return {
    process: child,
    ended: new Promise((resolve) => child.once('close', resolve)),
    said: (event) =>
      new Promise((resolve) => {
        const known = lines.map(eventOf).find((each) => each?.event === event)
        if (known) resolve(known)
        else waiting.set(event, resolve)
      }),
    events: () => lines.flatMap((line) => eventOf(line)?.event ?? []),
    output: () => lines.join('\n'),
  }
}

function eventOf(line: string): Event | null {
  return line.startsWith('{') ? (JSON.parse(line) as Event) : null
}
