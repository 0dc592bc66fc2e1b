import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deliver } from '#src/jobs/deliver.ts'
import { LEASE_MINUTES } from '#src/jobs/lease.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import type { NewMessage, Outbox } from '#src/ports/outbox.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const busy = { state: 'deferred', of: 'message', detail: '450 Mailbox busy' } satisfies Delivery
const down = { state: 'deferred', of: 'server', detail: 'Nothing went out.' } satisfies Delivery
const gone = { state: 'rejected', detail: '550 No such mailbox', reason: 'EENVELOPE 550' } satisfies Delivery
const unsure = { state: 'unknown', detail: 'The answer was lost.' } satisfies Delivery

const DAY_MS = 24 * 60 * 60_000

function messageTo(name: string, date = NOW): NewMessage {
  return {
    id: name,
    kind: 'digest',
    slot: '2026-W47',
    messageId: `<${name}@example.com>`,
    date,
    to: `${name}@example.com`,
    subject: `For ${name}`,
    html: '',
    text: '',
    references: [],
  }
}

async function layDown(outbox: Outbox, ...names: readonly string[]): Promise<void> {
  for (const name of names) await outbox.freeze(messageTo(name))
}

async function statesOf(outbox: Outbox): Promise<Record<string, string>> {
  const all = await outbox.list(['pending', 'sending', 'sent', 'rejected', 'unknown'])
  return Object.fromEntries(all.map(({ id, state }) => [id, state]))
}

test('a pending message is sent once, as it was frozen', async () => {
  const { deps, mails } = await openBench()
  await layDown(deps.outbox, 'ada')

  const reported = await deliver(deps)

  expect(await deliver(deps)).toEqual([])
  expect(reported).toMatchObject([{ to: 'ada@example.com', state: 'sent', detail: null }])
  expect(mails).toMatchObject([{ ...messageTo('ada') }])
})

test('a message that is refused for good is not sent again, and the others are sent', async () => {
  const { deps, mails, logged } = await openBench({
    send: ({ to }) => (to.startsWith('ada') ? gone : { state: 'sent' }),
  })
  await layDown(deps.outbox, 'ada', 'bo')

  expect(await deliver(deps)).toMatchObject([
    { to: 'ada@example.com', state: 'rejected', detail: '550 No such mailbox' },
    { to: 'bo@example.com', state: 'sent' },
  ])

  await deliver(deps)
  expect(mails).toHaveLength(2)
  // The server's words may repeat the address and the subject.
  const data = { kind: 'digest', id: 'ada', state: 'rejected', reason: 'EENVELOPE 550' }
  expect(logged).toEqual([{ event: 'message not sent', data }])
})

test('a deferred message waits for a later run, and the others are sent', async () => {
  const answers = [busy]
  const { deps } = await openBench({ send: () => answers.shift() ?? { state: 'sent' } })
  await layDown(deps.outbox, 'ada', 'bo')

  expect(await deliver(deps)).toMatchObject([
    { to: 'ada@example.com', state: 'pending', detail: '450 Mailbox busy' },
    { to: 'bo@example.com', state: 'sent' },
  ])

  expect(await deliver(deps)).toMatchObject([{ to: 'ada@example.com', state: 'sent' }])
})

test.each([down, unsure])(
  'a server that fails ends the round, and the rest waits untouched: %o',
  async (answer) => {
    const { deps, mails } = await openBench({ send: () => answer })
    await layDown(deps.outbox, 'ada', 'bo', 'cy')

    const reported = await deliver(deps)

    expect(mails).toHaveLength(1)
    const rest = { state: 'pending', detail: `Not tried. ${answer.detail}` }
    expect(reported).toMatchObject([{ to: 'ada@example.com', detail: answer.detail }, rest, rest])
    const waiting = await deps.outbox.list(['pending'])
    expect(waiting.filter(({ id }) => id !== 'ada')).toMatchObject([{ attempts: 0 }, { attempts: 0 }])
  },
)

test('a message that the server breaks on does not hold up the others for good', async () => {
  const { deps } = await openBench({ send: ({ to }) => (to.startsWith('ada') ? down : { state: 'sent' }) })
  await layDown(deps.outbox, 'ada', 'bo', 'cy')

  await deliver(deps)
  await deliver(deps)

  expect(await statesOf(deps.outbox)).toEqual({ ada: 'pending', bo: 'sent', cy: 'sent' })
})

test.each([busy, down])('a message that was put off for 3 days is given up: %o', async (answer) => {
  const { deps, clock } = await openBench({ send: () => answer })
  await layDown(deps.outbox, 'ada')
  await deliver(deps)

  await clock.sleep(3 * DAY_MS - 60_000)
  expect(await deliver(deps)).toMatchObject([{ state: 'pending' }])
  await clock.sleep(60_000)

  const detail = expect.stringMatching(/^Given up after 3 days\. (450|Nothing)/)
  expect(await deliver(deps)).toMatchObject([{ state: 'rejected', detail }])
  expect(await deps.outbox.list(['rejected'])).toMatchObject([{ id: 'ada', detail }])
})

test('a message that a service which stood still finds old is not given up at its first attempt', async () => {
  const { deps, clock } = await openBench({ send: () => busy })
  await layDown(deps.outbox, 'ada')
  await clock.sleep(5 * DAY_MS)

  expect(await deliver(deps)).toMatchObject([{ state: 'pending' }])
})

test('of two processes on one outbox each message is sent by one', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'okr-sync-'))
  const url = `file:${directory}/store.db`
  const names = Array.from({ length: 20 }, (_, index) => `owner${index}`)
  const [one, other] = [await openBench({ url }), await openBench({ url })]
  await layDown(one.deps.outbox, ...names)

  await Promise.all([deliver(one.deps), deliver(other.deps)])

  const sent = [...one.mails, ...other.mails].map(({ to }) => to)
  expect(sent.sort()).toEqual(names.map((name) => `${name}@example.com`).sort())
  expect(await one.deps.outbox.list(['pending', 'sending'])).toEqual([])
  for (const bench of [one, other]) bench.close()
  rmSync(directory, { recursive: true })
})

const mail = {
  from: 'okr@example.com',
  digestTo: [],
  escalateTo: [],
  opsTo: ['ops@example.com'],
  domains: [],
}

test('of a message that may or may not have arrived eng ops hears in the same run, once, and it is not sent again', async () => {
  const answers: Delivery[] = [unsure]
  const { deps, mails } = await openBench({ mail, send: () => answers.shift() ?? { state: 'sent' } })
  await layDown(deps.outbox, 'ada', 'bo')

  expect(await deliver(deps)).toMatchObject([
    { to: 'ada@example.com', state: 'unknown' },
    { to: 'bo@example.com', state: 'pending', detail: `Not tried. ${unsure.detail}` },
    { kind: 'unconfirmed', to: 'ops@example.com', state: 'sent' },
  ])
  expect(mails[1]?.text).toContain('okr-sync resend ada')
  expect(mails[1]?.text).toContain('<ada@example.com>')

  await deliver(deps)
  await deliver(deps)
  expect(mails.map(({ to }) => to)).toEqual(['ada@example.com', 'ops@example.com', 'bo@example.com'])
})

test('a notice that may or may not have arrived is not told of by another', async () => {
  const { deps, mails, logged } = await openBench({ mail, send: () => unsure })
  await layDown(deps.outbox, 'ada')

  expect(await deliver(deps)).toMatchObject([
    { kind: 'digest', state: 'unknown' },
    { kind: 'unconfirmed', state: 'unknown' },
  ])

  expect(await deliver(deps)).toEqual([])
  expect(mails).toHaveLength(2)
  expect(logged).toMatchObject([
    { event: 'message not sent', data: { kind: 'digest' } },
    { event: 'message not sent', data: { kind: 'unconfirmed' } },
  ])
})

test('a process that dies between the notice and the message it tells of leaves both to the next, which tells once', async () => {
  const answers: Delivery[] = [unsure]
  const { deps, mails, clock } = await openBench({ mail, send: () => answers.shift() ?? { state: 'sent' } })
  await layDown(deps.outbox, 'ada')
  const settle = () => Promise.reject(new Error('the process is dead'))
  await expect(deliver({ ...deps, outbox: { ...deps.outbox, settle } })).rejects.toThrow()
  await clock.sleep(LEASE_MINUTES * 60_000)

  await deliver(deps)

  expect(mails.map(({ to }) => to)).toEqual(['ada@example.com', 'ops@example.com'])
  expect(await statesOf(deps.outbox)).toMatchObject({ ada: 'unknown' })
})

test('a message that was frozen by a process which died then is sent by the next', async () => {
  const { deps, mails } = await openBench()
  const claim = async () => expect.unreachable('the process is dead')
  await expect(sync({ ...deps, outbox: { ...deps.outbox, claim } })).rejects.toThrow()
  expect(mails).toEqual([])

  const report = await sync(deps)

  expect(report.messages).toMatchObject([{ kind: 'escalation', to: 'ada@example.com', state: 'sent' }])
  expect(mails).toHaveLength(1)
})

test('a message whose process died after sending it is never sent again; once its lease is over it is unknown, and that is said', async () => {
  const { deps, mails, clock, logged } = await openBench()
  const settle = async () => expect.unreachable('the process is dead')
  await expect(sync({ ...deps, outbox: { ...deps.outbox, settle } })).rejects.toThrow()
  expect(mails).toHaveLength(1)

  await clock.sleep((LEASE_MINUTES - 1) * 60_000)
  expect((await sync(deps)).messages).toEqual([])
  expect(await deps.outbox.list(['sending'])).toHaveLength(1)
  await clock.sleep(60_000)
  const report = await sync(deps)

  expect(report.messages).toMatchObject([
    { state: 'unknown', detail: expect.stringContaining('may have arrived') },
  ])
  expect(logged).toContainEqual({
    event: 'message not sent',
    data: expect.objectContaining({ kind: 'escalation', state: 'unknown', reason: 'process_ended' }),
  })
  expect((await sync(deps)).messages).toEqual([])
  expect(mails).toHaveLength(1)
})

test.each([
  ['mail_rejected', gone, /did not reach ada@example\.com\. 550 No such mailbox/],
  ['mail_unknown', unsure, /Nobody knows whether .* reached ada@example\.com\. The answer was lost/],
] as const)('a message that ends so is a finding that needs a person: %s', async (code, answer, message) => {
  const { deps } = await openBench({ send: () => answer })

  const report = await sync(deps)

  expect(report.findings.filter((finding) => finding.code === code)).toMatchObject([
    {
      level: 'mend',
      message: expect.stringMatching(message),
      mend: expect.stringContaining('not sent again'),
    },
  ])
  expect(report.run.outcome).toBe('done')
})
