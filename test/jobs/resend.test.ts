import { expect, test } from 'vitest'
import { deliver } from '#src/jobs/deliver.ts'
import { resend } from '#src/jobs/resend.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import type { NewMessage } from '#src/ports/outbox.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const message: NewMessage = {
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
}

const unsure = { state: 'unknown', detail: 'The answer was lost.' } satisfies Delivery
const gone = { state: 'rejected', detail: '550 No such mailbox' } satisfies Delivery
const down = { state: 'deferred', of: 'server', detail: 'Nothing went out.' } satisfies Delivery

const opsTo = ['ops@example.com']
const mail = { from: 'okr@example.com', digestTo: [], escalateTo: [], opsTo, domains: [] }

/** An outbox with one message, whose first attempt ended as `first` and whose second will end as `second`. */
async function after(first: Delivery, second: Delivery = { state: 'sent' }) {
  const answers = [first]
  const toMail = ({ to }: { readonly to: string }) => to === message.to
  const bench = await openBench({
    mail,
    send: (sent) => (toMail(sent) ? (answers.shift() ?? second) : { state: 'sent' }),
  })
  await bench.deps.outbox.freeze(message)
  await deliver(bench.deps)
  await bench.clock.sleep(60_000)
  return { ...bench, sent: () => bench.mails.filter(toMail) }
}

test.each([unsure, gone])('a message that ended %o is sent again as it was, and said so', async (first) => {
  const { deps, sent } = await after(first)
  const { html: _html, text: _text, slot: _slot, references: _references, ...known } = message

  expect(await resend(deps, 'm1')).toEqual({ message: known, state: 'sent', detail: null })

  expect(sent()).toHaveLength(2)
  expect(sent()[1]).toMatchObject(message)
  expect(await deliver(deps)).toEqual([])
})

test('a message that was sent, that waits or that does not exist is not sent again', async () => {
  const { deps, sent } = await after({ state: 'sent' })
  await deps.outbox.freeze({ ...message, id: 'm2', slot: '2026-W48' })

  for (const id of ['m1', 'm2', 'm3', '']) expect(await resend(deps, id)).toBe(null)

  expect(sent()).toHaveLength(1)
})

test('where the server does not take it now it waits for the next run', async () => {
  const { deps } = await after(unsure, down)

  expect(await resend(deps, 'm1')).toMatchObject({ state: 'pending', detail: 'Nothing went out.' })
  expect(await deps.outbox.list(['pending'])).toMatchObject([{ id: 'm1' }])
})

test('each attempt that is not confirmed is told of once', async () => {
  const { deps, mails } = await after(unsure, unsure)

  expect(await resend(deps, 'm1')).toMatchObject({ state: 'unknown', detail: unsure.detail })
  await deliver(deps)

  expect(mails.filter(({ to }) => to === 'ops@example.com')).toHaveLength(2)
})
