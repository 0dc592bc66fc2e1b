import { expect, onTestFinished, test } from 'vitest'
import type { Context } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { openBench } from '#test/jobs/a-bench.ts'

const unsure = { state: 'unknown', detail: 'The answer was lost.' } satisfies Delivery

/** A command line over an outbox with one message that may or may not have arrived. */
async function aLine(answer: Delivery = { state: 'sent' }) {
  const bench = await openBench({ send: () => answer })
  onTestFinished(bench.close)
  const { deps } = bench
  const said = { out: '', err: '' }
  const nothing = (): never => expect.unreachable('resend needs only a session')
  const context: Context = {
    env: {},
    out(text) {
      said.out += text
    },
    err(text) {
      said.err += text
    },
    open: async () => ({ deps, close: async () => {} }),
    initWorkspace: nothing,
    openAudit: nothing,
    openAdoption: nothing,
    backup: nothing,
    openDoctor: nothing,
    serve: nothing,
    ask: nothing,
    untilStopped: nothing,
  }
  await deps.outbox.freeze({
    id: 'm1',
    kind: 'digest',
    slot: '2026-W47',
    messageId: '<m1@example.com>',
    date: NOW,
    to: 'cto@example.com',
    subject: 'OKR digest',
    html: '<p>All is well.</p>',
    text: 'All is well.',
    references: [],
  })
  await deps.outbox.claim('m1', NOW)
  await deps.outbox.settle('m1', unsure)
  return { ...bench, said, run: (...words: string[]) => runCli(['resend', ...words], context) }
}

test('resend says what it sent and by which marks it is known: exit 0', async () => {
  const { run, said, mails } = await aLine()

  expect(await run('m1')).toBe(0)

  expect(said.out).toBe(
    `Sent "OKR digest" to cto@example.com. It bears its first Message-ID, <m1@example.com>, and its first date, ${NOW}.\n`,
  )
  expect(mails).toHaveLength(1)
})

test('with --json it prints one document', async () => {
  const { run, said } = await aLine()

  expect(await run('m1', '--json')).toBe(0)

  expect(JSON.parse(said.out)).toMatchObject({ message: { id: 'm1', to: 'cto@example.com' }, state: 'sent' })
})

test.each([
  [
    { state: 'deferred', of: 'server', detail: 'Nothing went out.' },
    3,
    /^Not sent yet: .* Nothing went out\. The next run tries again\.\n$/,
  ],
  [{ state: 'rejected', detail: '550 No such mailbox.' }, 1, /^Refused: .* 550 No such mailbox\.\n$/],
  [unsure, 1, /^Nobody knows whether it arrived this time either: .* The answer was lost\./],
] as const)('where it ends %o the exit code is %d', async (answer, code, words) => {
  const { run, said } = await aLine(answer)

  expect(await run('m1')).toBe(code)

  expect(said.out).toMatch(words)
})

test('a message that is not open, and none at all, is wrong use: exit 2, and nothing is sent', async () => {
  const { run, said, mails } = await aLine()

  expect(await run('m2')).toBe(2)
  expect(said.err).toContain('No message with the id "m2" is unknown or rejected')
  expect(await run()).toBe(2)
  expect(said.err).toContain('resend needs the id of the message')
  expect(mails).toEqual([])
})

test('while another run is under way nothing is sent: exit 3, with the moment when it gives way', async () => {
  const { run, said, mails, deps } = await aLine()
  const until = '2026-11-20T09:10:00.000Z'
  await deps.lease.take({ holder: 'another', until }, NOW)

  expect(await run('m1')).toBe(3)

  expect(said.err).toContain(until)
  expect(mails).toEqual([])
  expect(await deps.outbox.list(['unknown'])).toHaveLength(1)
})
