import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createSmtpMailer } from '#src/adapters/smtp/create-smtp-mailer.ts'
import type { SmtpFaultKind } from '#src/sandbox/faults/smtp-faults.ts'
import { startSmtp } from '#src/sandbox/smtp/start-smtp.ts'
import { someMail, testMailer } from '#test/contract/mailer.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

const from = 'OKR sync <okr@example.test>'
const domains = ['example.test']

async function bench(draw: () => SmtpFaultKind | null = () => null) {
  const smtp = await startSmtp({
    draw,
    user: 'okr',
    password: 'p@ss/word%1',
    now: () => new Date('2026-11-23T07:00:00.000Z'),
  })
  open.push(smtp)
  const mailer = createSmtpMailer({ url: smtp.url, from, domains, runtime: 'node', timeoutMs: 2_000 })
  return { smtp, mailer }
}

testMailer(async () => {
  const { smtp, mailer } = await bench()
  const url = `smtp://okr:wrong-password@127.0.0.1:${smtp.port}`
  return {
    mailer,
    refused: createSmtpMailer({ url, from, domains, runtime: 'node' }),
    refusedPassword: 'wrong-password',
    taken: () => smtp.messages.map((mail) => ({ ...mail, to: mail.envelope.to })),
    refuse: (recipient, code) => smtp.refuse(recipient, code),
    dropNext: () => smtp.dropNext(),
  }
})

test('the mail carries its frozen date, its list and the marks of automatic mail', async () => {
  const { smtp, mailer } = await bench()
  await mailer.send(someMail())
  const [mail] = smtp.messages
  const headers = Object.fromEntries((mail?.headers ?? []).map(({ name, value }) => [name, value]))
  expect(headers).toMatchObject({
    from: 'OKR sync <okr@example.test>',
    to: 'cto@example.test',
    date: 'Mon, 23 Nov 2026 07:00:00 +0000',
    'auto-submitted': 'auto-generated',
    'x-auto-response-suppress': 'All',
    'list-id': '"OKR sync" <okr-sync.example.test>',
  })
  expect(mail).toMatchObject({
    html: expect.stringContaining('3 at risk — see ▲'),
    text: expect.stringContaining('3 at risk — see ▲'),
  })
})

test('a hostile subject stays one header and reads from left to right', async () => {
  const { smtp, mailer } = await bench()
  const subject = 'Grow\r\nBcc: evil@evil.test\r\n\r\n<script>\u202Eevil\u2066'
  expect(await mailer.send(someMail({ subject }))).toEqual({ state: 'sent' })
  const [mail] = smtp.messages
  expect(mail?.envelope.to).toEqual(['cto@example.test'])
  expect(mail?.headers.map(({ name }) => name)).not.toContain('bcc')
  expect(mail?.subject).toBe('Grow Bcc: evil@evil.test <script>evil')
})

test('through getSocket, as workerd needs it, the mail arrives just the same', async () => {
  const { smtp } = await bench()
  const mailer = createSmtpMailer({ url: smtp.url, from, domains, runtime: 'workers' })
  expect(await mailer.send(someMail())).toEqual({ state: 'sent' })
  expect(smtp.messages).toHaveLength(1)
})

test.each<[SmtpFaultKind, string, object, number]>([
  ['refused_greeting_421', 'deferred', { of: 'server', reason: 'EPROTOCOL 421' }, 0],
  ['slow_greeting', 'deferred', { of: 'server', reason: 'ETIMEDOUT' }, 0],
  ['refused_sender_451', 'deferred', { of: 'server', reason: 'EENVELOPE 451' }, 0],
  ['refused_recipient_451', 'deferred', { of: 'message', reason: 'EENVELOPE 451' }, 0],
  ['refused_recipient_550', 'rejected', { reason: 'EENVELOPE 550' }, 0],
  ['refused_message_451', 'deferred', { of: 'message', reason: 'EMESSAGE 451' }, 0],
  ['dropped_before_data', 'deferred', { of: 'server', reason: 'ECONNECTION' }, 0],
  // Whether its end had been given to the connection by then is a matter of milliseconds; where it had, nobody can know.
  ['dropped_within_data', expect.stringMatching(/deferred|unknown/), { reason: 'ECONNECTION' }, 0],
  ['dropped_after_dot', 'unknown', { reason: 'ECONNECTION' }, 1],
  ['silence_after_dot', 'unknown', { reason: 'ETIMEDOUT' }, 1],
])('%s leaves the mail %s on both runtimes, and the next one is sent', async (kind, state, more, arrived) => {
  const drawn: SmtpFaultKind[] = []
  const { smtp } = await bench(() => drawn.shift() ?? null)
  const timeoutMs = /slow|silence/.test(kind) ? 300 : 5_000
  for (const runtime of ['node', 'workers'] as const) {
    const before = smtp.messages.length
    const mailer = (patience = 5_000) =>
      createSmtpMailer({ url: smtp.url, from, domains, runtime, timeoutMs: patience })
    drawn.push(kind)
    expect(await mailer(timeoutMs).send(someMail())).toMatchObject({ state, ...more })
    expect(smtp.messages).toHaveLength(before + arrived)
    expect(await mailer().send(someMail())).toEqual({ state: 'sent' })
  }
})

test('a server that cannot be reached, or never greets, defers the mail, and the next would meet the same', async () => {
  const silent = await listen(() => {})
  for (const runtime of ['node', 'workers'] as const) {
    for (const port of [await freePort(), silent]) {
      const url = `smtp://127.0.0.1:${port}`
      const mailer = createSmtpMailer({ url, from, domains, runtime, timeoutMs: 100 })
      expect(await mailer.send(someMail())).toMatchObject({ state: 'deferred', of: 'server' })
    }
  }
})

test('a server that goes silent after the final dot leaves the mail unknown; before it, the mail is deferred', async () => {
  const silentAfter = (last: string) => talk((line) => (line === last ? null : undefined))
  const send = async (port: number) =>
    createSmtpMailer({
      url: `smtp://127.0.0.1:${port}`,
      from,
      domains,
      runtime: 'node',
      timeoutMs: 200,
    }).send(someMail())
  expect(await send(await silentAfter('.'))).toMatchObject({ state: 'unknown' })
  expect(await send(await silentAfter('DATA'))).toMatchObject({ state: 'deferred', of: 'server' })
})

test('what the server answers to the final dot decides', async () => {
  const answering = (reply: string) => refusing('.', reply)
  expect(await answering('554 5.7.1 Looks like spam')).toMatchObject({ state: 'rejected' })
  expect(await answering('451 4.7.1 Greylisted')).toMatchObject({ state: 'deferred', of: 'message' })
  expect(await answering('421 4.3.2 Shutting down')).toMatchObject({ state: 'deferred', of: 'server' })
  expect(await answering('250 2.0.0 Queued')).toEqual({ state: 'sent' })
})

test('a server that takes nothing at all, wants a login or refuses the sender costs no mail', async () => {
  const putOff = { state: 'deferred', of: 'server' }
  expect(await refusing('CONNECT', '554 No SMTP service here')).toMatchObject(putOff)
  expect(await refusing('MAIL', '530 5.7.0 Authentication required')).toMatchObject(putOff)
  expect(await refusing('MAIL', '451 4.3.0 Try later')).toMatchObject(putOff)
  expect(await refusing('MAIL', '550 5.7.1 Not your domain')).toMatchObject({
    ...putOff,
    detail: expect.stringContaining('MAIL_FROM'),
  })
  expect(await refusing('MAIL', '552 5.3.4 Too large')).toMatchObject({ state: 'rejected' })
})

test('what the server has against the sender or this service costs no mail, though it is said to the recipient', async () => {
  const ours = [
    ['RCPT', '554 5.7.1 <cto@example.test>: Relay access denied'],
    ['RCPT', '553-5.7.1 <okr@example.test>: Sender address\r\n553 5.7.1 rejected: not logged in'],
    ['RCPT', '550 5.1.8 <okr@example.test>: Sender address rejected: Domain not found'],
    ['RCPT', '504 5.5.2 <host>: Helo command rejected: need fully-qualified hostname'],
    ['.', '550 5.7.60 SMTP; Client does not have permissions to send as this sender'],
  ] as const
  for (const [line, reply] of ours) {
    expect(await refusing(line, reply), reply).toMatchObject({
      state: 'deferred',
      of: 'server',
      detail: expect.stringContaining('MAIL_FROM'),
    })
  }
  const theirs = ['550 5.1.1 User unknown', '552 5.2.2 Over quota', '550 5.5.0 Mailbox unavailable', '550 No']
  for (const reply of theirs) {
    expect(await refusing('RCPT', reply), reply).toMatchObject({ state: 'rejected' })
  }
})

test('a server elsewhere must offer TLS before it hears a password or a mail', async () => {
  const heard: string[] = []
  const port = await talk((line) => {
    heard.push(line)
    return line === 'STARTTLS' ? '502 Not here' : undefined
  })
  const url = `smtp://okr:password@localhost:${port}`
  const mailer = createSmtpMailer({ url, from, domains, runtime: 'node', timeoutMs: 2_000 })
  expect(await mailer.send(someMail())).toMatchObject({ state: 'deferred' })
  expect(heard.join('\n')).not.toMatch(/AUTH|MAIL/)
})

test('settings that cannot be used are named when the mailer is made', () => {
  const make =
    (url: string, sender = from) =>
    () =>
      createSmtpMailer({ url, from: sender, domains, runtime: 'node' })
  expect(make('http://mail.example.test')).toThrow(/SMTP_URL/)
  expect(make('smtp://mail.example.test?tls.rejectUnauthorized=false')).toThrow(/SMTP_URL/)
  expect(make('smtps://okr:100%@mail.example.test')).toThrow(/%25/)
  expect(make('smtps://mail.example.test', 'okr at example.test')).toThrow(/MAIL_FROM/)
})

test('without SMTP_URL or MAIL_FROM nothing fails until something is to be sent', async () => {
  const send = (url: string) =>
    createSmtpMailer({ url, from: '', domains: [], runtime: 'node' }).send(someMail())
  for (const [url, name] of [
    ['', /SMTP_URL/],
    ['smtps://mail.example.test', /MAIL_FROM/],
  ] as const) {
    await expect(send(url)).rejects.toMatchObject({ code: 'invalid', message: name })
  }
})

/** How a mail ends at a server that answers so to one kind of line. */
async function refusing(line: string, reply: string) {
  const port = await talk((said) => (said.startsWith(line) ? reply : undefined))
  const url = `smtp://127.0.0.1:${port}`
  return createSmtpMailer({ url, from, domains, runtime: 'node', timeoutMs: 2_000 }).send(someMail())
}

/** A server that answers each line as a mail server does, unless told otherwise; null: it goes silent. */
function talk(answer: (line: string) => string | null | undefined): Promise<number> {
  const usual: Record<string, string> = { CONNECT: '220 mail.test', DATA: '354 Go ahead' }
  return listen((socket) => {
    let inData = false
    const reply = (line: string) => {
      const word = line.split(' ')[0] ?? ''
      const said = answer(line)
      if (said !== null) socket.write(`${said ?? usual[word] ?? '250 OK'}\r\n`)
      inData = word === 'DATA'
    }
    reply('CONNECT')
    let rest = ''
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (!inData || line === '.') reply(line)
    })
  })
}

async function listen(serve: (socket: import('node:net').Socket) => void): Promise<number> {
  const sockets = new Set<import('node:net').Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    serve(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  })
  return (server.address() as { port: number }).port
}

async function freePort(): Promise<number> {
  const port = await listen(() => {})
  open.pop()?.close()
  return port
}
