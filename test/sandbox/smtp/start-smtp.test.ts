import nodemailer from 'nodemailer'
import { expect, onTestFinished, test } from 'vitest'
import { startSmtp } from '#src/sandbox/smtp/start-smtp.ts'

const now = () => new Date('2026-11-20T08:00:00.000Z')

async function server() {
  const smtp = await startSmtp({ user: 'okr@sync', password: 'p/w', now })
  onTestFinished(() => smtp.close())
  return smtp
}

const mail = { from: 'okr@acme.test', to: 'cto@acme.test', subject: 'Digest', text: 'All green.' }

test('a message of the real nodemailer is taken and opened', async () => {
  const smtp = await server()
  await nodemailer.createTransport(smtp.url).sendMail({
    ...mail,
    messageId: '<1@acme.test>',
    subject: 'Ärger ✖',
    html: '<p>All <b>green</b>.</p>',
    envelope: { from: 'bounces@acme.test', to: ['cto@acme.test'] },
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  const [received] = smtp.messages
  expect(smtp.messages).toHaveLength(1)
  expect(received).toMatchObject({
    envelope: { from: 'bounces@acme.test', to: ['cto@acme.test'] },
    messageId: '<1@acme.test>',
    subject: 'Ärger ✖',
    html: '<p>All <b>green</b>.</p>\n',
    text: 'All green.\n',
    receivedAt: '2026-11-20T08:00:00.000Z',
  })
  expect(received?.headers).toContainEqual({ name: 'auto-submitted', value: 'auto-generated' })
  expect(received?.raw).toContain('Message-ID: <1@acme.test>\r\n')
})

test('nobody sends without the right password', async () => {
  const smtp = await server()
  const { port } = smtp
  const wrong = nodemailer.createTransport({ host: '127.0.0.1', port, auth: { user: 'okr@sync', pass: 'x' } })
  await expect(wrong.sendMail(mail)).rejects.toMatchObject({ code: 'EAUTH', responseCode: 535 })
  const anonymous = nodemailer.createTransport({ host: '127.0.0.1', port })
  await expect(anonymous.sendMail(mail)).rejects.toMatchObject({ responseCode: 530 })
  expect(smtp.messages).toEqual([])
})

test('a recipient is refused for good, for the moment, and taken again', async () => {
  const smtp = await server()
  const transport = nodemailer.createTransport(smtp.url)
  smtp.refuse('CTO@acme.test', 550)
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550 })
  smtp.refuse('cto@acme.test', 450)
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 450 })
  smtp.refuse('cto@acme.test', null)
  await transport.sendMail(mail)
  expect(smtp.messages).toHaveLength(1)
})

test('a connection that drops after the final dot leaves the sender in doubt and the message delivered', async () => {
  const smtp = await server()
  const transport = nodemailer.createTransport(smtp.url)
  smtp.dropNext()
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: 'ECONNECTION' })
  await transport.sendMail(mail)
  expect(smtp.messages).toHaveLength(2)
})

test('a port that is taken is said at once', async () => {
  const smtp = await server()
  await expect(startSmtp({ user: 'a', password: 'b', now, port: smtp.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
