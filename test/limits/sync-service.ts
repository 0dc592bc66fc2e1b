import { compose } from '#src/compose.ts'
import { readConfig } from '#src/config.ts'
import { deliver } from '#src/jobs/deliver.ts'
import { alone } from '#src/jobs/lease.ts'
import { sync } from '#src/jobs/sync.ts'
import { tick } from '#src/jobs/tick.ts'
import type { Deps } from '#src/ports/deps.ts'
import { openLibsql } from '#workers/open-libsql.ts'
import { createSkippingClock } from './skipping-clock.ts'

/** What a process of the service is told when it starts. */
export interface Start {
  readonly settings: Readonly<Record<string, string>>
  /** Milliseconds that every answer of Notion's takes. */
  readonly latency: number
  /** Under which Notion is told what time it is. */
  readonly clockHeader: string
}

/** What it is to do next. */
export interface Task {
  /** `mails`: what waits in the outbox leaves. */
  readonly pass: 'whole' | 'tick' | 'mails'
  /** When; later than all before. */
  readonly at: string
}

/** What that took. */
export interface Measured {
  readonly requests: number
  readonly written: number
  /** Rows added to the decision log. */
  readonly asked: number
  /** By the clock of the process: its work, and all waiting. */
  readonly seconds: number
  /** Processor time of the whole process. */
  readonly workSeconds: number
  /** The most memory that the process ever took. */
  readonly megabytes: number
}

const NOTHING = { written: 0, asked: 0 }

const { settings, latency, clockHeader }: Start = JSON.parse(process.argv[2] ?? '')
const clock = createSkippingClock()
const send = globalThis.fetch
globalThis.fetch = async (url, init) => {
  const begun = clock.elapsed()
  const headers = new Headers(init?.headers)
  headers.set(clockHeader, clock.now())
  const response = await clock.outside(() => send(url, { ...init, headers }))
  await clock.sleep(Math.max(0, begun + latency - clock.elapsed()))
  return response
}
const config = readConfig(settings, 'sync')
const { db } = await openLibsql(config.databaseUrl)
const deps: Deps = {
  ...compose(config, db, 'node', { clock }),
  mailer: { send: async () => ({ state: 'sent' }) },
}
process.on('message', async (task: Task) => process.send?.(await measured(task)))
process.send?.('ready')

async function measured({ pass, at }: Task): Promise<Measured> {
  clock.set(at)
  const [begun, used, asked] = [clock.elapsed(), process.cpuUsage(), deps.okrs.requests()]
  const done = await passes[pass]()
  const { user, system } = process.cpuUsage(used)
  return {
    requests: deps.okrs.requests() - asked,
    ...done,
    seconds: (clock.elapsed() - begun) / 1000,
    workSeconds: (user + system) / 1e6,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

const passes = {
  whole: wholePass,
  tick: () => tick(deps).then(() => NOTHING),
  mails: async () => {
    for (let left = 1; left > 0; left = (await deps.outbox.heads(['pending'])).length) await deliver(deps)
    return NOTHING
  },
} as const

async function wholePass(): Promise<typeof NOTHING> {
  const run = await alone(deps, (held) => sync(held, { whole: true }))
  if ('heldUntil' in run) throw new Error(`Another run holds the lease until ${run.heldUntil}.`)
  const { counts, newDecisions } = run.result
  return { written: counts.written, asked: newDecisions.length }
}
