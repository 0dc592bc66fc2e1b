import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { scoreCompany } from '#src/core/company/score-company.ts'
import { evaluate } from '#src/core/evaluate.ts'
import { Policy } from '#src/core/policy.ts'
import { aBigCompany, TODAY } from './a-big-company.ts'
import { aBigSnapshot } from './a-big-snapshot.ts'

// `npm run bench` prints the table of the README; with a door and a size it measures that one.

const SIZES = [1_000, 10_000, 100_000]
/** Key results that are scored before anything is measured, so that the code is warm. */
const WARM_UP = 2_000
const PROCESSES = 3

/** Make their input first and answer the run that is measured, which answers how many key results it scored. */
const DOORS: Readonly<Record<string, (size: number) => () => number>> = {
  file(size) {
    const company = aBigCompany(size)
    const policy = Policy.parse({})
    return () => {
      const { company: top, departments, teams } = scoreCompany(company, { now: TODAY, policy })
      return [top, ...departments, ...teams]
        .flatMap(({ objectives }) => objectives.flatMap(({ keyResults }) => keyResults))
        .filter(({ score }) => score !== null).length
    }
  },
  notion(size) {
    const input = {
      ...aBigSnapshot(aBigCompany(size)),
      readings: new Map(),
      policy: Policy.parse({}),
      hosts: { github: 'github.com' },
      now: `${TODAY}T08:00:00.000Z`,
    }
    return () => evaluate(input).keyResults.filter(({ score }) => score !== null).length
  },
}

/** Wall clock and processor time in milliseconds; the memory is the peak of the whole process with its input, in MB. */
interface Measured {
  readonly wall: number
  readonly cpu: number
  readonly megabytes: number
}

const [door, size] = process.argv.slice(2)
if (door === undefined) {
  print('door     key results   objectives        time   processor   per key result   peak memory')
  for (const name of Object.keys(DOORS)) {
    for (const keyResults of SIZES) print(line(name, keyResults, median(name, keyResults)))
  }
} else {
  print(JSON.stringify(measure(door, Number(size))))
}

/** A process of its own for each, so that none inherits the memory of another. */
function median(name: string, keyResults: number): Measured {
  const args = [fileURLToPath(import.meta.url), name, String(keyResults)]
  const all = Array.from(
    { length: PROCESSES },
    () => JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured,
  )
  const middle = (pick: (measured: Measured) => number) =>
    all.map(pick).sort((a, b) => a - b)[Math.floor(PROCESSES / 2)] ?? Number.NaN
  return {
    wall: middle(({ wall }) => wall),
    cpu: middle(({ cpu }) => cpu),
    megabytes: middle(({ megabytes }) => megabytes),
  }
}

function measure(name: string, keyResults: number): Measured {
  const door = DOORS[name]
  if (door === undefined) throw new Error(`There is no door ${name}.`)
  door(WARM_UP)()
  const run = door(keyResults)
  const [start, used] = [performance.now(), process.cpuUsage()]
  const scored = run()
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(used)
  if (scored !== keyResults) throw new Error(`${scored} of ${keyResults} key results were scored.`)
  return { wall, cpu: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 }
}

function line(name: string, keyResults: number, { wall, cpu, megabytes }: Measured): string {
  return [
    name.padEnd(8),
    keyResults.toLocaleString('en').padStart(11),
    (keyResults / 5).toLocaleString('en').padStart(12),
    `${(wall / 1000).toFixed(2)} s`.padStart(11),
    `${(cpu / 1000).toFixed(2)} s`.padStart(11),
    `${((wall * 1000) / keyResults).toFixed(1)} µs`.padStart(16),
    `${Math.round(megabytes)} MB`.padStart(13),
  ].join(' ')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
