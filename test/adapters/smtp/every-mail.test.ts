import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { buildMessage } from '#src/adapters/smtp/build-message.ts'
import { mailPreviews } from '#templates/fixtures/previews.ts'

const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

const mails = Object.entries(mailPreviews())

async function readBack(mail: { readonly subject: string; readonly html: string; readonly text: string }) {
  const whole = {
    ...mail,
    messageId: '<digest.0123456789abcdef@example.test>',
    date: '2026-11-20T08:00:05.000Z',
    to: 'cto@example.test',
    references: ['<first@example.test>'],
  }
  const { message } = await transport.sendMail(
    buildMessage(whole, { name: 'OKR sync', address: 'okr@example.test' }),
  )
  const raw = Buffer.isBuffer(message) ? message : Buffer.from([])
  return { size: raw.length, raw: raw.toString('latin1'), read: await PostalMime.parse(raw) }
}

const unix = (part: string | undefined) => part?.replaceAll('\r\n', '\n').trimEnd()

test('every mail, hostile and long words too, is read back as it was written, and below where Gmail clips', async () => {
  expect(mails.length).toBeGreaterThan(60)
  for (const [name, mail] of mails) {
    const { size, raw, read } = await readBack(mail)

    expect(read.subject, name).toBe(mail.subject)
    expect(unix(read.text), name).toBe(mail.text.trimEnd())
    expect(unix(read.html), name).toBe(mail.html.trimEnd())
    expect(read.attachments, name).toEqual([])
    expect(
      read.headers.map(({ key }) => key).filter((key) => /^(?:bcc|cc|x-evil)$/u.test(key)),
      name,
    ).toEqual([])
    expect(size, name).toBeLessThan(100_000)
    // Nothing that a relay without 8BITMIME or SMTPUTF8 would have to change: that would break its signature.
    expect(raw, name).toMatch(/^[\t\r\n -~]*$/)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length)), name).toBeLessThanOrEqual(998)
    const kinds = [...raw.matchAll(/^Content-Type: ([a-z/]+)/gm)].map(([, kind]) => kind)
    expect(kinds, name).toEqual(['multipart/alternative', 'text/plain', 'text/html'])
    expect(raw, name).not.toMatch(/^List-Unsubscribe/im)
  }
})
