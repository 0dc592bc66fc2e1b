import { expect, test } from 'vitest'
import { REFUSAL_KEY } from '#src/core/mail/rejected-notice.ts'
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
  references: [],
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

  test('copies for further recipients are the same message under their own ids, each laid down once', async () => {
    const outbox = await fresh()
    const references = ['<root@okr-sync.example>']
    const copies = Array.from({ length: 300 }, (_, index) => ({
      id: `c${index}`,
      messageId: `<c${index}@okr-sync.example>`,
      to: `owner${index}@example.com`,
    }))
    await outbox.freeze({ ...message, ...copies[7] })

    expect(await outbox.freeze({ ...message, references }, [], copies)).toBe(true)
    expect(await outbox.freeze({ ...message, references }, [], copies)).toBe(false)

    const laid = await outbox.list(['pending'])
    expect(laid).toHaveLength(301)
    expect(laid.find(({ id }) => id === 'c299')).toEqual({
      ...message,
      ...copies[299],
      references,
      state: 'pending',
      attempts: 0,
      attemptedAt: null,
      detail: null,
    })
    expect(laid.find(({ id }) => id === 'c7')).toMatchObject({ references: [] })
  })

  test('what a letter tells is told with it, once to each person, and never by a letter that was not laid down', async () => {
    const outbox = await fresh()
    const letter = { ...message, kind: 'escalation', slot: '2026-11-20.1', to: 'ada@example.com' } as const
    const references = ['<root@okr-sync.example>', '<later@okr-sync.example>']

    await outbox.freeze({ ...letter, id: 'e1', references }, ['e/owner', 'nudge/w/k'])
    await outbox.freeze({ ...letter, id: 'e1', references }, ['e/lead'])
    await outbox.freeze({ ...letter, id: 'e2', to: 'bo@example.com' }, ['e/owner'])
    const next = {
      slot: '2026-11-21.1',
      date: '2026-11-21T08:00:00.000Z',
      messageId: '<m3@okr-sync.example>',
    }
    await outbox.freeze({ ...letter, id: 'e3', ...next }, ['e/owner', 'e/all_clear'])

    const { messageId, date: at } = message
    expect(await outbox.told(at)).toEqual([
      { key: 'e/owner', to: 'ada@example.com', at, messageId },
      { key: 'e/owner', to: 'bo@example.com', at, messageId },
      { key: 'nudge/w/k', to: 'ada@example.com', at, messageId },
      {
        key: 'e/all_clear',
        to: 'ada@example.com',
        at: '2026-11-21T08:00:00.000Z',
        messageId: '<m3@okr-sync.example>',
      },
    ])
    expect((await outbox.told('2026-11-20T08:00:00.001Z')).map(({ key }) => key)).toEqual(['e/all_clear'])
    expect(await outbox.list(['pending'])).toMatchObject([{ id: 'e1', references }, {}, {}])
  })

  test('many letters are laid down at once, each with what it tells; one whose key is there stays out and tells nothing', async () => {
    const outbox = await fresh()
    const { messageId: _messageId, ...common } = { ...message, kind: 'nudge', slot: '2026-11-20.1' } as const
    const letters = Array.from({ length: 120 }, (_, index) => ({
      ...common,
      id: `l${index}`,
      messageId: `<l${index}@okr-sync.example>`,
      to: `owner${index}@example.com`,
      // Several arrays of JSON together, and half a character, which SQLite could not read.
      html: `<p>${'ä"\\'.repeat(3000)}\uD83D</p>`,
      references: index === 5 ? ['<root@okr-sync.example>'] : [],
      subjects: [`nudge/w/${index}`, `e${index}/owner`],
    }))
    await outbox.freeze({ ...message, ...letters[7], id: 'there', messageId: '<there@okr-sync.example>' })

    const laid = await outbox.freezeLetters(letters)

    const fresh7 = letters.filter(({ id }) => id !== 'l7')
    expect(laid.toSorted()).toEqual(fresh7.map(({ id }) => id).toSorted())
    const { subjects: _subjects, ...fifth } = { ...fresh7[5], html: fresh7[5]?.html.toWellFormed() }
    const left = { state: 'pending', attempts: 0, attemptedAt: null, detail: null }
    expect((await outbox.list(['pending'])).find(({ id }) => id === 'l5')).toEqual({ ...fifth, ...left })
    const told = await outbox.told(message.date)
    expect(told).toHaveLength(2 * 119)
    expect(told).toContainEqual({
      key: 'e5/owner',
      to: 'owner5@example.com',
      at: message.date,
      messageId: '<l5@okr-sync.example>',
    })
    expect(await outbox.freezeLetters(letters)).toEqual([])
    expect(await outbox.told(message.date)).toHaveLength(2 * 119)
    expect(await outbox.freezeLetters([])).toEqual([])
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

  test('heads are the messages without their words', async () => {
    const outbox = await fresh()
    await outbox.freeze(message)

    const { html: _html, text: _text, ...head } = message
    const left = { state: 'pending', attempts: 0, attemptedAt: null, detail: null }
    expect(await outbox.heads(['pending', 'sent'])).toStrictEqual([{ ...head, ...left }])
    expect(await outbox.heads(['sent'])).toEqual([])
    const ofWeek = (week: string) => outbox.heads(['pending'], { kind: 'digest', slots: ['2026-W01', week] })
    expect(await ofWeek('2026-W47')).toHaveLength(1)
    expect(await ofWeek('2026-W48')).toEqual([])
    expect(await outbox.heads(['pending'], { kind: 'nudge', slots: ['2026-W47'] })).toEqual([])
  })

  test('it is known when messages were attempted, whatever became of them', async () => {
    const outbox = await fresh()
    const at = (minute: number) => `2026-11-20T08:0${minute}:00.000Z`
    for (const minute of [3, 1, 2]) {
      await outbox.freeze({ ...message, id: `m${minute}`, slot: `${minute}` })
      await outbox.claim(`m${minute}`, at(minute))
    }
    await outbox.settle('m3', { state: 'sent' })
    await outbox.freeze({ ...message, id: 'm4', slot: '4' })

    expect(await outbox.attemptedSince(at(2))).toEqual([
      { messageId: message.messageId, at: at(2) },
      { messageId: message.messageId, at: at(3) },
    ])
    expect(await outbox.attemptedSince(at(4))).toEqual([])
  })

  test('a refused message is handed out for each address until a notice has told it, which no letter has', async () => {
    const outbox = await fresh()
    const at = '2026-11-20T08:05:00.000Z'
    for (const [id, kind] of [
      ['m1', 'digest'],
      ['m2', 'rejected'],
      ['m3', 'unconfirmed'],
    ] as const) {
      await outbox.freeze({ ...message, id, kind })
      await outbox.claim(id, at)
      await outbox.settle(id, { state: 'rejected', detail: '550 no such user' })
    }
    const notice = { ...message, id: 'n1', kind: 'rejected', to: 'ops@example.com' } as const
    expect(await outbox.refused(notice.to, '2026-11-20T08:05:00.001Z')).toEqual([])
    expect(await outbox.refused(notice.to, at)).toMatchObject([{ id: 'm1', detail: '550 no such user' }])

    await outbox.freeze(notice, [`${REFUSAL_KEY}m1`])

    expect(await outbox.refused(notice.to, at)).toEqual([])
    expect(await outbox.refused('other@example.com', at)).toMatchObject([{ id: 'm1' }])
    expect(await outbox.told(message.date)).toEqual([])
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

    expect(await outbox.claim('m1', message.date)).toBeNull()
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
    expect((await outbox.claim('m1', '2026-11-20T08:10:00.000Z')) !== null).toBe(left.state === 'pending')
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
      expect(await outbox.claim('m1', '2026-11-21T08:00:00.000Z')).toMatchObject({
        ...message,
        state: 'sending',
      })
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
