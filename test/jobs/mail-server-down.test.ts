import { expect, test } from 'vitest'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { deliver } from '#src/jobs/deliver.ts'
import { resend } from '#src/jobs/resend.ts'
import { tick } from '#src/jobs/tick.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import type { NewMessage } from '#src/ports/outbox.ts'
import { openBench } from './a-bench.ts'

const down = { state: 'deferred', of: 'server', detail: 'Nothing went out.' } satisfies Delivery

const MINUTE_MS = 60_000
const FRIDAY = '2026-11-20T09:00:00.000Z'
const SATURDAY = '2026-11-21T09:00:00.000Z'

function aMessage(id: string, given: Partial<NewMessage>): NewMessage {
  return {
    id,
    kind: 'escalation',
    slot: id,
    messageId: `<${id}@example.com>`,
    date: FRIDAY,
    to: 'ada@example.com',
    subject: id,
    html: '<p>Words.</p>',
    text: 'Words.',
    references: [],
    ...given,
  }
}

/** From Friday 09:00 UTC, which is 10:00 in Zagreb, the mail server takes nothing until it is told to. */
async function aDeadServer(
  mailPolicy = MailPolicy.parse({ timezones: { 'ada@example.com': 'Europe/Zagreb' } }),
) {
  let isDown = true
  const mail = {
    from: 'okr@example.com',
    digestTo: [],
    escalateTo: [],
    opsTo: ['ops@example.com'],
    domains: [],
  }
  const left: string[] = []
  const bench = await openBench({
    mail,
    mailPolicy,
    send({ to, subject }) {
      if (isDown) return down
      left.push(`${bench.clock.now().slice(5, 16)} ${to.split('@')[0]}: ${subject}`)
      return { state: 'sent' }
    },
  })
  const { deps, clock } = bench
  clock.set(FRIDAY)
  return {
    ...bench,
    left,
    revive: () => {
      isDown = false
    },
    /** A tick every 30 minutes. */
    async until(moment: string) {
      for (; clock.now() < moment; await clock.sleep(30 * MINUTE_MS)) await deliver(deps)
    },
  }
}

test('after a day without a mail server everything leaves once: reports at once, letters in the hours of their readers, no answer before what it answers', async () => {
  const { deps, until, revive, left, mails } = await aDeadServer()
  const { outbox } = deps
  await outbox.freeze(aMessage('off track', {}), ['e/owner'])
  await outbox.freeze(aMessage('digest', { kind: 'digest', to: 'cto@example.com' }))
  await until('2026-11-20T14:00:00.000Z')
  const answer = { references: ['<off track@example.com>'], date: '2026-11-20T14:00:00.000Z' }
  await outbox.freeze(aMessage('all clear', { kind: 'all_clear', ...answer }), ['e/all_clear'])
  await outbox.freeze(aMessage('failed', { kind: 'failure', to: 'ops@example.com' }))
  await until(SATURDAY)
  expect(left).toEqual([])
  revive()

  await until('2026-11-23T09:00:00.000Z')

  expect(left.toSorted()).toEqual([
    '11-21T09:00 cto: digest',
    '11-21T09:00 ops: failed',
    '11-23T07:00 ada: off track',
    '11-23T07:30 ada: all clear',
  ])
  expect(await outbox.list(['pending', 'sending', 'rejected', 'unknown'])).toEqual([])
  // Byte for byte as they were laid down, on every attempt.
  expect(new Set(mails.map(({ subject, date, messageId }) => `${subject} ${date} ${messageId}`)).size).toBe(4)
})

test('a nudge that waited for more than a day is not sent any more, and eng ops hear so; what else its letter tells is', async () => {
  const { deps, until, revive, left } = await aDeadServer(MailPolicy.parse({ hours: 'Mon-Sun 00:00-23:59' }))
  const { outbox } = deps
  await outbox.freeze(aMessage('old', { kind: 'nudge' }), ['nudge/2026-W48/k1', 'nudge/2026-W48/k2'])
  await outbox.freeze(aMessage('with more', { kind: 'nudge' }), ['nudge/2026-W48/k3', 'e/all_clear'])
  await until('2026-11-20T12:00:00.000Z')
  const date = '2026-11-20T12:00:00.000Z'
  await outbox.freeze(aMessage('of the day', { kind: 'nudge', date }), ['nudge/2026-W48/k4'])
  await until('2026-11-21T09:15:00.000Z')
  revive()

  await until('2026-11-21T10:00:00.000Z')

  expect(left.toSorted()).toEqual([
    expect.stringContaining('ada: of the day'),
    expect.stringContaining('ada: with more'),
    expect.stringContaining('ops: [Mail refused] The nudge'),
  ])
  expect(await outbox.list(['rejected'])).toMatchObject([
    { id: 'old', detail: expect.stringContaining('has left') },
  ])
  expect(await resend(deps, 'old')).toMatchObject({ state: 'sent' })
})

test('what a person sends again leaves at any hour', async () => {
  const { deps, clock, revive, left } = await aDeadServer()
  await deps.outbox.freeze(aMessage('off track', {}), ['e/owner'])
  await deps.outbox.claim('off track', FRIDAY)
  await deps.outbox.settle('off track', { state: 'rejected', detail: '550' })
  revive()
  clock.set('2026-11-22T02:00:00.000Z')

  expect(await resend(deps, 'off track')).toMatchObject({ state: 'sent' })
  expect(left).toContain('11-22T02:00 ada: off track')
})

test('mail that waits leaves where no job is due, and where Notion is down and nobody is to hear of that', async () => {
  const schedule = { timezone: 'UTC', syncEveryMinutes: 60, digestAt: { weekday: 1, hour: 8, minute: 0 } }
  const { deps, clock, mails, runs } = await openBench({ schedule })
  await tick(deps)
  const before = (await runs()).length
  mails.length = 0
  await deps.outbox.freeze(aMessage('first', { kind: 'digest' }))
  await clock.sleep(5 * MINUTE_MS)

  await tick(deps)

  expect(mails.map(({ subject }) => subject)).toEqual(['first'])
  expect(await runs()).toHaveLength(before)
  await deps.outbox.freeze(aMessage('second', { kind: 'digest' }))
  await clock.sleep(60 * MINUTE_MS)
  const read = () => Promise.reject(new Failure({ system: 'notion', code: 'unavailable', message: 'Down.' }))
  await tick({ ...deps, okrs: { ...deps.okrs, read } })
  expect(mails.map(({ subject }) => subject)).toEqual(['first', 'second'])
})

test('attempts of a clock that went ahead neither hold up the mail nor leave one under way for good', async () => {
  const { deps, left, revive } = await aDeadServer(MailPolicy.parse({ perMinute: 1 }))
  const { outbox } = deps
  revive()
  for (const id of ['done', 'under way', 'waits']) await outbox.freeze(aMessage(id, { kind: 'digest' }))
  for (const id of ['done', 'under way']) await outbox.claim(id, '2028-01-01T00:00:00.000Z')
  await outbox.settle('done', { state: 'sent' })

  await deliver(deps)

  expect(left).toContainEqual(expect.stringContaining('ada: waits'))
  expect(await outbox.list(['unknown'])).toMatchObject([{ id: 'under way' }])
})
