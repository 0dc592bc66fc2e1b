import { expect, test } from 'vitest'
import type { Delivery } from '#src/ports/mailer.ts'
import type { NewMessage, Outbox } from '#src/ports/outbox.ts'

const message: NewMessage = {
  id: 'm1',
  kind: 'digest',
  slot: '2026-W47',
  messageId: '<m1@okr-sync.example>',
  date: '2026-11-20T08:00:00.000Z',
  to: 'cto@example.com',
  subject: "Robert'); drop table outbox;-- 🚦 שלום",
  html: '<p>?1 $1 :a</p>',
  text: 'two\r\nlines',
}

const states = ['pending', 'sending', 'sent', 'rejected', 'unknown'] as const

/** @param fresh makes an empty outbox */
export function outboxContract(fresh: () => Promise<Outbox>): void {
  test('a frozen message is listed byte for byte as it was laid down, pending', async () => {
    const outbox = await fresh()

    expect(await outbox.freeze(message)).toBe(true)

    expect(await outbox.list(['pending'])).toEqual([
      { ...message, state: 'pending', attempts: 0, attemptedAt: null, detail: null },
    ])
  })

  test('a message of the same kind, recipient and slot is laid down once, and the first stays', async () => {
    const outbox = await fresh()

    await outbox.freeze(message)
    expect(await outbox.freeze({ ...message, id: 'm2', subject: 'later' })).toBe(false)
    expect(await outbox.freeze(message)).toBe(false)

    expect((await outbox.list(states)).map(({ subject }) => subject)).toEqual([message.subject])
  })

  test('a message that was sent is not laid down again', async () => {
    const outbox = await fresh()
    await outbox.freeze(message)
    await outbox.claim('m1', message.date)
    await outbox.settle('m1', { state: 'sent' })

    expect(await outbox.freeze({ ...message, id: 'm2' })).toBe(false)
  })

  test('another kind, recipient or slot is another message', async () => {
    const outbox = await fresh()
    await outbox.freeze(message)

    expect(await outbox.freeze({ ...message, id: 'm2', to: 'ops@example.com' })).toBe(true)
    expect(await outbox.freeze({ ...message, id: 'm3', slot: '2026-W48' })).toBe(true)
    expect(await outbox.freeze({ ...message, id: 'm4', kind: 'escalation' })).toBe(true)
  })

  test('a message is had from when it is laid down, whatever becomes of it', async () => {
    const outbox = await fresh()
    const { kind, slot, to } = message
    expect(await outbox.has({ kind, slot, to })).toBe(false)

    await outbox.freeze(message)
    expect(await outbox.has({ kind, slot, to })).toBe(true)
    await outbox.claim('m1', message.date)
    await outbox.settle('m1', { state: 'rejected', detail: '550 no such user' })

    expect(await outbox.has({ kind, slot, to })).toBe(true)
    expect(await outbox.has({ kind: 'escalation', slot, to })).toBe(false)
    expect(await outbox.has({ kind, slot: '2026-W48', to })).toBe(false)
    expect(await outbox.has({ kind, slot, to: 'ops@example.com' })).toBe(false)
  })

  test('an id that another message has already is a failure, so that no message is lost in silence', async () => {
    const outbox = await fresh()
    await outbox.freeze(message)

    await expect(outbox.freeze({ ...message, slot: '2026-W48' })).rejects.toMatchObject({
      name: 'Failure',
      code: 'conflict',
    })
  })

  test('messages are listed oldest first, and only those in the states asked for', async () => {
    const outbox = await fresh()
    await outbox.freeze({ ...message, id: 'b', slot: 'b', date: '2026-11-21T08:00:00.000Z' })
    await outbox.freeze({ ...message, id: 'c', slot: 'c', date: '2026-11-20T08:00:00.000Z' })
    await outbox.freeze({ ...message, id: 'a', slot: 'a', date: '2026-11-21T08:00:00.000Z' })
    await outbox.claim('a', message.date)

    expect((await outbox.list(states)).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
    expect((await outbox.list(['pending'])).map(({ id }) => id)).toEqual(['c', 'b'])
    expect((await outbox.list(['sending'])).map(({ id }) => id)).toEqual(['a'])
    expect(await outbox.list([])).toEqual([])
  })

  test('of many who claim a message one has it', async () => {
    const outbox = await fresh()
    await outbox.freeze(message)

    const claims = await Promise.all(Array.from({ length: 10 }, () => outbox.claim('m1', message.date)))

    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await outbox.list(['sending'])).toMatchObject([{ attempts: 1, attemptedAt: message.date }])
  })

  test('a message that is not there cannot be claimed', async () => {
    const outbox = await fresh()

    expect(await outbox.claim('m1', message.date)).toBe(false)
  })

  const endings: [Delivery, { state: string; detail: string | null }][] = [
    [{ state: 'sent' }, { state: 'sent', detail: null }],
    [
      { state: 'rejected', detail: '550 no such user' },
      { state: 'rejected', detail: '550 no such user' },
    ],
    [
      { state: 'deferred', of: 'message', detail: '451 later' },
      { state: 'pending', detail: '451 later' },
    ],
    [
      { state: 'unknown', detail: 'connection lost' },
      { state: 'unknown', detail: 'connection lost' },
    ],
  ]
  test.each(endings)('an attempt that ends %o leaves the message %o', async (delivery, left) => {
    const outbox = await fresh()
    await outbox.freeze(message)
    await outbox.claim('m1', '2026-11-20T08:05:00.000Z')

    await outbox.settle('m1', delivery)

    expect(await outbox.list(states)).toEqual([
      { ...message, ...left, attempts: 1, attemptedAt: '2026-11-20T08:05:00.000Z' },
    ])
    expect(await outbox.claim('m1', '2026-11-20T08:10:00.000Z')).toBe(left.state === 'pending')
  })

  test('a deferred message is attempted again, and the new attempt begins without the words of the last', async () => {
    const outbox = await fresh()
    await outbox.freeze(message)
    await outbox.claim('m1', '2026-11-20T08:05:00.000Z')
    await outbox.settle('m1', { state: 'deferred', of: 'message', detail: '451 later' })

    await outbox.claim('m1', '2026-11-20T08:10:00.000Z')

    expect(await outbox.list(['sending'])).toMatchObject([
      { attempts: 2, attemptedAt: '2026-11-20T08:10:00.000Z', detail: null },
    ])
  })

  test('a late answer does not put back a message whose attempt has ended', async () => {
    const outbox = await fresh()
    await outbox.freeze(message)
    await outbox.claim('m1', message.date)
    await outbox.settle('m1', { state: 'sent' })

    await outbox.settle('m1', { state: 'deferred', of: 'message', detail: '451 later' })

    expect(await outbox.list(['pending'])).toEqual([])
    expect(await outbox.list(['sent'])).toMatchObject([{ id: 'm1', detail: null }])
  })

  test.each(['unknown', 'rejected'] as const)(
    'a message that is %s leaves again, byte for byte, when a person puts it back',
    async (state) => {
      const outbox = await fresh()
      await outbox.freeze(message)
      await outbox.claim('m1', '2026-11-20T08:05:00.000Z')
      await outbox.settle('m1', { state, detail: 'connection lost' })

      expect(await outbox.reopen('m1')).toBe(true)
      expect(await outbox.reopen('m1')).toBe(false)

      expect(await outbox.list(['pending'])).toMatchObject([{ ...message, attempts: 1 }])
      expect(await outbox.claim('m1', '2026-11-21T08:00:00.000Z')).toBe(true)
    },
  )

  test('what is pending, under way, sent or not there is not put back', async () => {
    const outbox = await fresh()
    await outbox.freeze(message)
    expect(await outbox.reopen('m1')).toBe(false)
    await outbox.claim('m1', message.date)
    expect(await outbox.reopen('m1')).toBe(false)
    await outbox.settle('m1', { state: 'sent' })

    expect(await outbox.reopen('m1')).toBe(false)
    expect(await outbox.reopen('m9')).toBe(false)
    expect(await outbox.list(['sent'])).toHaveLength(1)
  })
}
