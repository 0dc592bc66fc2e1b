import PostalMime from 'postal-mime'
import { afterEach, expect, test } from 'vitest'
import { createSmtpMailer } from '#src/adapters/smtp/create-smtp-mailer.ts'
import { startSmtp } from '#src/sandbox/smtp/start-smtp.ts'
import { someMail } from '#test/contract/mailer.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** Sends mail through a real socket and reads back what arrived. */
async function bench() {
  const now = () => new Date('2026-12-01T07:00:00.000Z')
  const smtp = await startSmtp({ user: 'okr', password: 'secret', now })
  open.push(smtp)
  const from = 'OKR sync <okr@example.test>'
  const mailer = createSmtpMailer({ url: smtp.url, from, domains: [], runtime: 'node', timeoutMs: 2_000 })
  return async (given: Parameters<typeof someMail>[0]) => {
    expect(await mailer.send(someMail(given))).toEqual({ state: 'sent' })
    const last = smtp.messages.at(-1)
    return { raw: last?.raw ?? '', envelope: last?.envelope, ...(await PostalMime.parse(last?.raw ?? '')) }
  }
}

const root = '<escalation.1@example.test>'
const second = '<escalation.2@example.test>'

test('a later letter of an episode answers the latest and names the whole thread; the first names none', async () => {
  const send = await bench()

  const first = await send({ messageId: root })
  const third = await send({ messageId: '<all_clear.3@example.test>', references: [root, second] })

  expect(first).toMatchObject({ messageId: root })
  expect(first.inReplyTo).toBeUndefined()
  expect(first.references).toBeUndefined()
  expect(third).toMatchObject({
    messageId: '<all_clear.3@example.test>',
    inReplyTo: second,
    references: `${root} ${second}`,
    date: '2026-11-23T07:00:00.000Z',
  })
})

test('twenty references are read back whole, however the header is folded', async () => {
  const send = await bench()
  const references = Array.from(
    { length: 20 },
    (_, index) => `<escalation.${'0'.repeat(32)}${index}@example.test>`,
  )

  const mail = await send({ references })

  expect(mail.references?.split(/\s+/)).toEqual(references)
  expect(Math.max(...mail.raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
})

test('a letter of a thread bears the marks of automatic mail, and its envelope names one recipient', async () => {
  const send = await bench()

  const mail = await send({ references: [root] })

  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]))
  expect(headers).toMatchObject({
    'auto-submitted': 'auto-generated',
    'x-auto-response-suppress': 'All',
    'list-id': '"OKR sync" <okr-sync.example.test>',
  })
  expect(mail.envelope).toEqual({ from: 'okr@example.test', to: ['cto@example.test'] })
})

const breaks = ['\r\n', '\n', '\r', '\r\n\r\n', '\u2028', '\0']

test.each(breaks)('references with a line break %j add no header, no body and no recipient', async (end) => {
  const send = await bench()
  const hostile = `<a@example.test>${end}Bcc: evil@evil.test${end}X-Evil: yes${end}${end}<b>evil</b>`

  const plain = await send({ references: [root] })
  const mail = await send({ references: [root, hostile], messageId: hostile })

  expect(mail.headers.map(({ key }) => key)).toEqual(plain.headers.map(({ key }) => key))
  expect(mail.bcc).toBeUndefined()
  expect(mail.envelope?.to).toEqual(['cto@example.test'])
  expect(mail.html).toBe(plain.html)
  expect(mail.text).toBe(plain.text)
})
