import { expect, test } from 'vitest'
import type { Context } from '#src/cli/context.ts'
import { type ChaosReport, createChaos } from '#src/cli/demo-chaos.ts'
import { isUnharmed, printChaos } from '#src/cli/demo-print-chaos.ts'
import { runCli } from '#src/cli/run-cli.ts'
import type { RunReport } from '#src/jobs/run-report.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import { createTestClock } from '#test/support/test-clock.ts'

test.each([
  [['demo', '--chaos', '2'], '--chaos is "2"; it takes a share from 0 to 1'],
  [['demo', '--chaos', '0.2', '--seed', 'x'], '--seed is "x"; it takes a whole number'],
  [['demo', '--seed', '7'], '--seed goes with --chaos'],
  [['sync', '--chaos', '0.2'], 'takes no --chaos'],
])('%j is wrong use', async (argv, words) => {
  let said = ''
  const err = (text: string) => {
    said += text
  }
  expect(await runCli(argv, { err } as Context)).toBe(2)
  expect(said).toContain(words)
})

const failure = new Failure({ system: 'notion', code: 'unavailable', message: 'Notion is away.' })
const report = (failed: number) => ({ counts: { failed } }) as RunReport
const outbox = (...waiting: number[]) =>
  ({ outbox: { list: async () => Array(waiting.shift() ?? 0).fill({}) } }) as unknown as Deps

test('a job is run every five minutes until it is through and no mail waits, and its first whole report counts', async () => {
  const clock = createTestClock('2026-11-20T08:00:00.000Z')
  const chaos = createChaos({ rate: 0.2, seed: 7, clock })
  const whole = report(0)
  const ends = [failure, report(2), whole, report(0)]
  const done = await chaos.run(outbox(0, 0, 1, 0), async () => {
    const [end] = ends.splice(0, 1)
    if (end === undefined || end instanceof Failure) throw end
    return end
  })
  expect(done).toBe(whole)
  expect(clock.now()).toBe('2026-11-20T08:15:00.000Z')
})

test('a job that never comes through ends the demo with its failure, and a bug at once', async () => {
  const chaos = createChaos({ rate: 0.2, seed: 7, clock: createTestClock('2026-11-20T08:00:00.000Z') })
  await expect(chaos.run(outbox(), () => Promise.reject(failure))).rejects.toBe(failure)
  const bug = new TypeError('undefined is not a function')
  await expect(chaos.run(outbox(), () => Promise.reject(bug))).rejects.toBe(bug)
})

const survived: ChaosReport = {
  rate: 0.2,
  seed: 7,
  injected: [
    { system: 'notion', kind: 'bad_gateway', count: 12 },
    { system: 'smtp', kind: 'dropped_after_dot', count: 1 },
  ],
  runs: { tried: 5, failed: 2, finished: 3 },
  checked: { valuesChanged: [], mailsTwice: 0, mailsLost: 0, mailsUnknown: 1 },
}

test('the table shows what was injected and what was looked at', () => {
  const printed = printChaos(survived)
  expect(printed).toContain(
    '13 faults at a rate of 0.2, seed 7:\n  notion  12  bad gateway\n  smtp     1  dropped',
  )
  expect(printed).toContain('5 runs: 3 finished, 2 failed and were tried again.')
  expect(printed).toContain('Mails that were lost: 0')
  expect(isUnharmed(survived)).toBe(true)
})

test('a value that changed is named', () => {
  const valuesChanged = [{ row: 'Churn', property: 'Note' }]
  const harmed = { ...survived, checked: { ...survived.checked, valuesChanged } }
  expect(printChaos(harmed)).toContain('that changed: 1\n    Note of Churn\n')
  expect(isUnharmed(harmed)).toBe(false)
})
