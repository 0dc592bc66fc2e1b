import nodemailer from 'nodemailer'
import { expect, onTestFinished, test } from 'vitest'
import type { SmtpFaultKind } from '#src/sandbox/faults/smtp-faults.ts'
import { startSmtp } from '#src/sandbox/smtp/start-smtp.ts'

const mail = { from: 'okr@acme.test', to: 'cto@acme.test', subject: 'Digest', text: 'All green.' }

/** How many messages had arrived when the first attempt failed, and what it failed by. */
async function firstAttempt(kind: SmtpFaultKind) {
  const drawn: (SmtpFaultKind | null)[] = [kind]
  const now = () => new Date('2026-11-20T08:00:00.000Z')
  const smtp = await startSmtp({ user: 'okr', password: 'p/w', now, draw: () => drawn.shift() ?? null })
  onTestFinished(() => smtp.close())
  const isHang = kind === 'slow_greeting' || kind === 'silence_after_dot'
  const waits = isHang ? { greetingTimeout: 200, socketTimeout: 200 } : {}
  const transport = nodemailer.createTransport({ url: smtp.url, ...waits })
  const error = await transport.sendMail(mail).catch((thrown) => thrown)
  const arrived = smtp.messages.length
  await nodemailer.createTransport(smtp.url).sendMail(mail)
  expect(smtp.messages).toHaveLength(arrived + 1)
  return { error, arrived }
}

test.each<[SmtpFaultKind, number, object]>([
  ['refused_greeting_421', 0, { responseCode: 421 }],
  ['slow_greeting', 0, { code: 'ETIMEDOUT' }],
  ['refused_sender_451', 0, { responseCode: 451, command: 'MAIL FROM' }],
  ['refused_recipient_451', 0, { responseCode: 451, command: 'RCPT TO' }],
  ['refused_recipient_550', 0, { responseCode: 550, command: 'RCPT TO' }],
  ['refused_message_451', 0, { responseCode: 451, command: 'DATA' }],
  ['dropped_before_data', 0, { code: 'ECONNECTION' }],
  ['dropped_within_data', 0, { code: 'ECONNECTION' }],
  ['dropped_after_dot', 1, { code: 'ECONNECTION' }],
  ['silence_after_dot', 1, { code: 'ETIMEDOUT' }],
])('%s stops one mail, of which %i arrived, and not the next', async (kind, expected, words) => {
  const { error, arrived } = await firstAttempt(kind)
  expect(error).toMatchObject(words)
  expect(arrived).toBe(expected)
})
