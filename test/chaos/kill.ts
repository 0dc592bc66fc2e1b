import { parseArgs } from 'node:util'
import { foundCompany } from './kill/found-company.ts'
import { type KillRun, killRuns } from './kill/kill-runs.ts'
import { printKills } from './kill/print-kills.ts'

// `npm run check:kill [-- --seed 1 --every 1 --pairs 60 --sigkills 20]`: a run is killed everywhere, and the next one has to put
// everything right.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '1' },
    pairs: { type: 'string', default: '60' },
    sigkills: { type: 'string', default: '20' },
  },
})

const start = performance.now()
const company = await foundCompany()
const runs: KillRun[] = []
try {
  const [seed, every, pairs, sigkills] = [values.seed, values.every, values.pairs, values.sigkills].map(
    Number,
  )
  for await (const run of killRuns(company, {
    seed: seed ?? 1,
    every: every ?? 1,
    pairs: pairs ?? 0,
    sigkills: sigkills ?? 0,
  })) {
    runs.push(run)
    if (process.stderr.isTTY) process.stderr.write(`\r${runs.length} deaths `)
  }
} finally {
  await company.close()
}
const { text, isUnharmed } = printKills(runs)
process.stdout.write(`${text}${Math.round((performance.now() - start) / 1000)} s.\n`)
if (!isUnharmed) process.exitCode = 1
