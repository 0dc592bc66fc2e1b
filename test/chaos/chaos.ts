import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type ChaosRun, chaosRun } from './chaos-run.ts'
import { layLife } from './lay-life.ts'
import { printChaosRuns } from './print-chaos-runs.ts'

// `npm run check:chaos [-- --runs 500 --first 1 --rate 0.2]`: mornings of the demo company in which one request in five fails.

const AT = '2026-11-23T08:00:00.000Z'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    first: { type: 'string', default: '1' },
    rate: { type: 'string', default: '0.2' },
    every: { type: 'string' },
  },
})
const [runs, first, rate] = [Number(values.runs), Number(values.first), Number(values.rate)]
if (values.every === undefined) await check()
else await work(Number(values.every))

/** Shares the seeds out among processes: while one waits for the mail server another one works. */
async function check(): Promise<void> {
  const start = performance.now()
  const processes = Math.min(runs, availableParallelism() + 1)
  const done: ChaosRun[] = []
  const unhandled: string[] = []
  await Promise.all(
    Array.from({ length: processes }, (_, index) => {
      const share = { first: first + index, runs: runs - index, rate, every: processes }
      const args = Object.entries(share).flatMap(([name, value]) => [`--${name}`, `${value}`])
      const worker = fork(import.meta.filename, args)
      worker.on('message', (news: ChaosRun | { readonly unhandled: string }) => {
        if ('unhandled' in news) unhandled.push(news.unhandled)
        else done.push(news)
        if (process.stderr.isTTY) process.stderr.write(`\r${done.length} of ${runs} `)
      })
      return new Promise<void>((resolve, reject) => {
        worker.once('error', reject)
        worker.once('exit', (code) =>
          code === 0 ? resolve() : reject(new Error(`A process ended with ${code}.`)),
        )
      })
    }),
  )
  const seconds = Math.round((performance.now() - start) / 1000)
  const { text, isUnharmed } = printChaosRuns(done, unhandled, rate)
  process.stdout.write(`${text}${seconds} s in ${processes} processes.\n`)
  if (!isUnharmed || done.length !== runs) process.exitCode = 1
}

async function work(every: number): Promise<void> {
  process.on('unhandledRejection', (reason) =>
    process.send?.({ unhandled: reason instanceof Error ? `${reason.stack}` : String(reason) }),
  )
  const life = await layLife(AT)
  try {
    for (let seed = first; seed < first + runs; seed += every)
      process.send?.(await chaosRun(life, seed, rate))
  } finally {
    life.clear()
    process.disconnect()
  }
}
