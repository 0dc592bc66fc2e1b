import { expect, test } from 'vitest'
import type { Mail, Mailer } from '#src/ports/mailer.ts'

/** A mailer that may write to example.test only, over a stand-in that answers as told. */
export interface MailerBench {
  readonly mailer: Mailer
  /** The same mailer with a password that the server refuses. */
  readonly refused: Mailer
  readonly refusedPassword: string
  /** What the server has taken, in order. */
  taken(): readonly {
    readonly messageId: string | null
    readonly to: readonly string[]
    readonly raw: string
  }[]
  /** Refuses a recipient from now on. */
  refuse(recipient: string, code: 450 | 550): void
  /** Takes the next mail and cuts the connection before saying so. */
  dropNext(): void
}

export function someMail(changes: Partial<Mail> = {}): Mail {
  return {
    messageId: '<digest.2026-w47.cto@example.test>',
    date: '2026-11-23T07:00:00.000Z',
    to: 'cto@example.test',
    subject: 'OKR digest 2026-W47: 3 at risk',
    html: '<p>3 at risk — see ▲</p>',
    text: '3 at risk — see ▲',
    references: [],
    ...changes,
  }
}

/** What every Mailer does, whatever takes its mail. */
export function testMailer(setUp: () => Promise<MailerBench>): void {
  test('a mail that the server has confirmed is sent, under its own Message-ID', async () => {
    const { mailer, taken } = await setUp()
    expect(await mailer.send(someMail())).toEqual({ state: 'sent' })
    expect(taken()).toMatchObject([
      { messageId: '<digest.2026-w47.cto@example.test>', to: ['cto@example.test'] },
    ])
  })

  test('the same mail sent again is the same bytes', async () => {
    const { mailer, taken } = await setUp()
    await mailer.send(someMail())
    await mailer.send(someMail())
    const [first, second] = taken()
    expect(second?.raw).toBe(first?.raw)
  })

  test('a recipient that is refused for good is rejected, one that is busy is deferred', async () => {
    const { mailer, refuse, taken } = await setUp()
    refuse('gone@example.test', 550)
    refuse('busy@example.test', 450)
    expect(await mailer.send(someMail({ to: 'gone@example.test' }))).toMatchObject({ state: 'rejected' })
    expect(await mailer.send(someMail({ to: 'busy@example.test' }))).toMatchObject({
      state: 'deferred',
      of: 'message',
    })
    expect(taken()).toEqual([])
  })

  test('a connection that is cut after the mail went out leaves it unknown, and nothing is sent again', async () => {
    const { mailer, dropNext, taken } = await setUp()
    dropNext()
    expect(await mailer.send(someMail())).toMatchObject({ state: 'unknown' })
    expect(taken()).toHaveLength(1)
  })

  test('a wrong password defers the mail and does not show itself', async () => {
    const { refused, refusedPassword, taken } = await setUp()
    const delivery = await refused.send(someMail())
    expect(delivery).toMatchObject({
      state: 'deferred',
      of: 'server',
      detail: expect.stringContaining('SMTP_URL'),
    })
    expect(JSON.stringify(delivery)).not.toContain(refusedPassword)
    expect(taken()).toEqual([])
  })

  test('MAIL_DOMAINS refuses anyone else, and what is not one plain address', async () => {
    const { mailer, taken } = await setUp()
    const outside = await mailer.send(someMail({ to: 'cto@evil.test' }))
    expect(outside).toMatchObject({ state: 'rejected', detail: expect.stringContaining('MAIL_DOMAINS') })
    const disguised = 'cto@example.test, evil@evil.test'
    expect(await mailer.send(someMail({ to: disguised }))).toMatchObject({ state: 'rejected' })
    expect(taken()).toEqual([])
  })
}
