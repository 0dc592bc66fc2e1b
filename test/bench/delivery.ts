import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { delivery } from '#src/core/delivery/delivery.ts'
import { figure } from '#src/core/delivery/figure.ts'
import { DELIVERY_MEASURES, type DeliveryMeasure } from '#src/core/delivery/measures.ts'
import { Policy } from '#src/core/policy.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import { NOW } from '#test/core/delivery/some-events.ts'
import { manyEvents, REPOSITORIES } from './many-events.ts'

// Prints how long all figures of 20 repositories and a team take; with a number of events it measures that one.

const SIZES = [10_000, 100_000, 200_000]
const WARM_UP = 2_000
const PROCESSES = 3

const POLICIES = { 'around the clock': {}, 'business hours': { businessHours: 'Mon-Fri 09:00-17:00' } }

const [size, calendar] = process.argv.slice(2)
if (size === undefined) {
  print('events    hours                  time   processor')
  for (const count of SIZES) for (const name of Object.keys(POLICIES)) print(line(count, name))
} else {
  const policy = Policy.parse({
    timezone: 'Europe/Berlin',
    delivery: POLICIES[calendar as keyof typeof POLICIES],
  })
  allFigures(manyEvents(WARM_UP), policy)
  const events = manyEvents(Number(size))
  const [start, used] = [performance.now(), process.cpuUsage()]
  const count = allFigures(events, policy)
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(used)
  if (count !== REPOSITORIES * 10 + 3) throw new Error(`${count} figures have a value.`)
  print(JSON.stringify([wall, (user + system) / 1000]))
}

/** Takes every figure and the findings, and answers how many figures have a value. */
function allFigures(some: ReturnType<typeof manyEvents>, policy: Policy): number {
  const told = delivery({ ...some, lost: new Map(), policy, now: NOW })
  told.findings()
  return links()
    .flatMap((link) => Object.entries(told.samplesOf(link) ?? {}))
    .filter(([name, sample]) => name in DELIVERY_MEASURES && figure(name as DeliveryMeasure, [sample]))
    .filter(([, { kind }]) => kind !== 'none').length
}

function links(): WorkLink[] {
  const url = 'https://linear.app/acme/team/ENG'
  const repositories = Array.from({ length: REPOSITORIES }, (_, index): WorkLink => {
    const repo = `shop-${index}`
    return { kind: 'github_repository', url: `https://github.com/acme/${repo}`, owner: 'acme', repo }
  })
  return [...repositories, { kind: 'linear_team', url, workspace: 'acme', team: 'ENG' }]
}

/** The medians of processes of their own. */
function line(count: number, name: string): string {
  const args = [fileURLToPath(import.meta.url), String(count), name]
  const all = Array.from(
    { length: PROCESSES },
    () => JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as [number, number],
  )
  const middle = (part: 0 | 1) => {
    const times = all.map((each) => each[part]).sort((a, b) => a - b)
    return `${((times[Math.floor(PROCESSES / 2)] ?? Number.NaN) / 1000).toFixed(2)} s`
  }
  return [
    count.toLocaleString('en').padEnd(9),
    name.padEnd(18),
    middle(0).padStart(8),
    middle(1).padStart(11),
  ].join(' ')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
