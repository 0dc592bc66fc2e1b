import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { tick } from '#src/jobs/tick.ts'
import type { Deps } from '#src/ports/deps.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import type { Death } from './kill/create-mortal.ts'
import { dieInProcess } from './kill/die-in-process.ts'
import { type Company, foundCompany } from './kill/found-company.ts'
import { type DeathHarm, judgeDeath } from './kill/judge-death.ts'
import { type KillRun, killRuns, PEOPLE } from './kill/kill-runs.ts'
import { liveThreeWeeks } from './kill/live-three-weeks.ts'
import { liveThrough } from './kill/live-through.ts'
import { printKills } from './kill/print-kills.ts'

test('a run that dies at some call, or is killed, leaves nothing that the next one does not put right', async () => {
  letThrough(LOOPBACK)
  const company = await foundCompany()
  onTestFinished(() => company.close())
  const runs: KillRun[] = []
  const options = { seed: 7, every: 53, pairs: 0, sigkills: 1 }
  for await (const run of killRuns(company, options)) runs.push(run)

  const { text, isUnharmed } = printKills(runs)
  expect(isUnharmed, text).toBe(true)
  expect(new Set(runs.map(({ part }) => part)).size).toBe(4)
  expect(runs.filter(({ what }) => what === '(it lived)')).toEqual([])
})

let company: Company
let restore: () => void

beforeAll(async () => {
  company = await foundCompany()
  await liveThreeWeeks(company)
  restore = company.save()
  return () => company.close()
})

/** What it comes to when a service of which something is broken dies at the first of such calls. */
async function harmDone(broken: (deps: Deps) => Deps, call: string, side: Death['side']): Promise<DeathHarm> {
  const job = (deps: Deps) => tick(broken(deps))
  const course = { ...PEOPLE, restore, next: job }
  const calls: string[] = []
  const twin = await liveThrough(company, course, [dieInProcess(company, job, null, calls)])
  const death = { at: calls.indexOf(call) + 1, side }
  return judgeDeath(await liveThrough(company, course, [dieInProcess(company, job, death)]), twin).harm
}

test('writes that nobody planned are taken for the work of people, and the harness sees it', async () => {
  const planless = (deps: Deps) => ({ ...deps, ledger: { ...deps.ledger, planWrites: async () => {} } })

  const harm = await harmDone(planless, 'okrs.write', 'after')

  expect(harm.differences.join('\n')).toMatch(/is: .*restored_/)
})

test('a message that is sent without being claimed goes out twice, and the harness sees it', async () => {
  const careless = ({ outbox, ...deps }: Deps) => {
    const claim = async (id: string) =>
      (await outbox.list(['pending'])).find((message) => message.id === id) ?? null
    return { ...deps, outbox: { ...outbox, claim } }
  }

  const harm = await harmDone(careless, 'mailer.send', 'after')

  expect(harm.mailsTwice).not.toEqual([])
})

test('a message whose loss nobody hears of is lost, and the harness sees it', async () => {
  const silent = (deps: Deps) => ({ ...deps, mail: { ...deps.mail, opsTo: [] } })

  const harm = await harmDone(silent, 'mailer.send', 'before')

  expect(harm.mailsLost).not.toEqual([])
})
