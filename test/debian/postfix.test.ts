import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unstable_startWorker } from 'wrangler'
import { createSmtpMailer } from '#src/adapters/smtp/create-smtp-mailer.ts'
import { deliver } from '#src/jobs/deliver.ts'
import type { Mail, Mailer } from '#src/ports/mailer.ts'
import type { NewMessage } from '#src/ports/outbox.ts'
import { openBench } from '#test/jobs/a-bench.ts'

const PLAIN = 3025
const STARTTLS = 3587
const TLS = 3465
const GREYLISTED = 3026
const UNTRUSTING = 3027
const NOBODY = 65_534

const home = mkdtempSync(join(tmpdir(), 'okr-postfix-'))
const mailboxes = ['cto', 'ops'].map((name) => join(home, 'mail', name, 'new'))
/** Recipients to refuse on one port, and how. */
const greylist = join(home, 'etc', 'greylist')

beforeAll(() => {
  const tls = { cert: process.env['TEST_TLS_CERT'] ?? '', key: process.env['TEST_TLS_KEY'] ?? '' }
  for (const folder of ['etc', 'queue', 'data', 'mail']) mkdirSync(join(home, folder), { mode: 0o755 })
  chownSync(join(home, 'mail'), NOBODY, NOBODY)
  chownSync(join(home, 'data'), Number(spawnSync('id', ['-u', 'postfix'], { encoding: 'utf8' }).stdout), 0)
  spawnSync('chmod', ['755', home])
  cpSync('/etc/postfix', join(home, 'etc'), { recursive: true })
  const master = readFileSync('/etc/postfix/master.cf', 'utf8')
    .replace(/^smtp {6}inet.*$/m, '')
    .replaceAll(/^(\S+\s+\S+\s+\S\s+\S\s+)y(\s)/gm, '$1n$2')
  writeFileSync(
    join(home, 'etc', 'master.cf'),
    `${master}
127.0.0.1:${PLAIN} inet n - n - - smtpd
127.0.0.1:${STARTTLS} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
127.0.0.1:${TLS} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
127.0.0.1:${GREYLISTED} inet n - n - - smtpd
  -o smtpd_recipient_restrictions=check_recipient_access,texthash:${greylist},reject_unauth_destination
127.0.0.1:${UNTRUSTING} inet n - n - - smtpd
  -o smtpd_sender_restrictions=check_sender_access,static:REJECT
`,
  )
  writeFileSync(
    join(home, 'etc', 'main.cf'),
    `compatibility_level = 3.6
config_directory = ${join(home, 'etc')}
queue_directory = ${join(home, 'queue')}
data_directory = ${join(home, 'data')}
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
myhostname = mail.example.test
mydestination =
default_transport = error:no mail leaves this machine
relay_transport = error:no mail leaves this machine
virtual_mailbox_domains = example.test
virtual_mailbox_base = ${join(home, 'mail')}
virtual_mailbox_maps = texthash:${join(home, 'etc', 'mailboxes')}
virtual_uid_maps = static:${NOBODY}
virtual_gid_maps = static:${NOBODY}
maillog_file = /var/log/okr-sync-postfix.log
smtpd_tls_cert_file = ${tls.cert}
smtpd_tls_key_file = ${tls.key}
`,
  )
  appendFileSync(join(home, 'etc', 'mailboxes'), 'cto@example.test cto/\nops@example.test ops/\n')
  writeFileSync(greylist, '')
  postfix('start')
})

afterAll(() => {
  postfix('stop')
  rmSync(home, { recursive: true, force: true })
})

test('a message reaches its mailbox over STARTTLS with a certificate that bears only a name', async () => {
  const mailer = mailerAt(`smtp://localhost:${STARTTLS}`)

  expect(await mailer.send(mail('<first@example.test>', 'cto@example.test'))).toEqual({ state: 'sent' })

  const received = await PostalMime.parse(await arrival('<first@example.test>'))
  expect(received.subject).toBe('2 off track: Überraschung')
  expect(received.text?.trim()).toBe('Plain words.')
  expect(received.html).toContain('<p>Words.</p>')
  expect(received.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
})

test('inside workerd a message reaches its mailbox over STARTTLS and over TLS, and nothing goes to a certificate for another name', async () => {
  const worker = await unstable_startWorker({
    name: 'mail',
    entrypoint: fileURLToPath(new URL('./mail-worker.ts', import.meta.url)),
    compatibilityDate: '2026-11-01',
    compatibilityFlags: ['nodejs_compat'],
    dev: { server: { hostname: '127.0.0.1', port: 0 }, inspector: false, watch: false, logLevel: 'none' },
  })
  const send = async (url: string, id: string) => {
    const body = JSON.stringify({ url, mail: mail(id, 'cto@example.test') })
    return (await worker.fetch('http://worker', { method: 'POST', body })).json()
  }
  try {
    const sent = { state: 'sent' }
    expect(await send(`smtp://localhost:${STARTTLS}`, '<upgraded@example.test>')).toEqual(sent)
    expect(await send(`smtps://localhost:${TLS}`, '<encrypted@example.test>')).toEqual(sent)
    expect(await send(`smtps://127.0.0.1:${TLS}`, '<misnamed@example.test>')).toMatchObject({
      state: 'deferred',
      of: 'server',
    })
  } finally {
    await worker.dispose()
  }
  await arrival('<upgraded@example.test>')
  await arrival('<encrypted@example.test>')
  expect(messages().join('')).not.toContain('<misnamed@example.test>')
})

test('a message reaches its mailbox over the plain port of this machine', async () => {
  const mailer = mailerAt(`smtp://127.0.0.1:${PLAIN}`)

  expect(await mailer.send(mail('<second@example.test>', 'cto@example.test'))).toEqual({ state: 'sent' })

  expect(await arrival('<second@example.test>')).toContain('Message-ID: <second@example.test>')
})

test('a mailbox that does not exist is refused for good', async () => {
  const delivery = await mailerAt(`smtp://127.0.0.1:${PLAIN}`).send(
    mail('<third@example.test>', 'nobody@example.test'),
  )

  expect(delivery).toMatchObject({ state: 'rejected', detail: expect.stringContaining('550') })
})

test('a hundred messages, queued and sent by the service over STARTTLS, arrive once each, as they were frozen', async () => {
  const { deps, close } = await aService(mailerAt(`smtp://localhost:${STARTTLS}`))
  for (let index = 0; index < 100; index++) await deps.outbox.freeze(queued(`hundred${index}`))

  await deliver(deps)
  await deliver(deps)

  expect(await deps.outbox.list(['pending', 'sending', 'rejected', 'unknown'])).toEqual([])
  await arrival('<hundred99@example.test>')
  await settled()
  const arrived = await Promise.all(messages().map((raw) => PostalMime.parse(raw)))
  const ids = arrived.map(({ messageId }) => messageId ?? '').filter((id) => id.startsWith('<hundred'))
  expect(ids.toSorted()).toEqual(
    Array.from({ length: 100 }, (_, index) => `<hundred${index}@example.test>`).toSorted(),
  )
  expect(arrived.every(({ date }) => date === '2026-11-20T08:00:00.000Z')).toBe(true)
  close()
})

test('a mailbox that does not exist is told to eng ops once, and holds up nobody', async () => {
  const { deps, close } = await aService(mailerAt(`smtp://127.0.0.1:${PLAIN}`))
  await deps.outbox.freeze(queued('refused', 'nobody@example.test'))
  await deps.outbox.freeze(queued('beside'))

  await deliver(deps)
  await deliver(deps)

  expect(await deps.outbox.list(['rejected'])).toMatchObject([
    { id: 'refused', attempts: 1, detail: expect.stringContaining('550') },
  ])
  await arrival('<beside@example.test>')
  await settled()
  const notices = messages().filter((raw) => raw.includes('Subject: [Mail refused]'))
  expect(notices).toHaveLength(1)
  expect(notices[0]).toContain('nobody@example.test')
  close()
})

test('a mailbox that is busy (450) gets its message in the end, once, and the others do not wait for it', async () => {
  const { deps, close } = await aService(mailerAt(`smtp://127.0.0.1:${GREYLISTED}`))
  await deps.outbox.freeze(queued('busy'))
  writeFileSync(greylist, 'cto@example.test 450 4.2.0 Mailbox busy\n')
  for (let run = 0; run < 2; run++) {
    expect(await deliver(deps)).toMatchObject([{ state: 'pending', detail: expect.stringContaining('450') }])
  }
  await deps.outbox.freeze(queued('meanwhile', 'ops@example.test'))
  expect(await deliver(deps)).toMatchObject([{ state: 'sent' }, { state: 'pending' }])

  writeFileSync(greylist, '')
  postfix('reload')

  await expect
    .poll(() => deliver(deps), { timeout: 20_000, interval: 200 })
    .toMatchObject([{ state: 'sent' }])
  expect(await deliver(deps)).toEqual([])
  await arrival('<busy@example.test>')
  await settled()
  expect(messages().filter((raw) => raw.includes('<busy@example.test>'))).toHaveLength(1)
  close()
})

test('a sender whom the server refuses, which it says to the recipient alone, costs no mail', async () => {
  const delivery = await mailerAt(`smtp://127.0.0.1:${UNTRUSTING}`).send(
    mail('<sender@example.test>', 'cto@example.test'),
  )

  expect(delivery).toMatchObject({
    state: 'deferred',
    of: 'server',
    reason: 'EENVELOPE 554',
    detail: expect.stringContaining('Sender address rejected'),
  })
})

test('a server that offers no TLS gets no mail over a name', async () => {
  const delivery = await mailerAt(`smtp://localhost:${PLAIN}`).send(
    mail('<fourth@example.test>', 'cto@example.test'),
  )

  expect(delivery.state).toBe('deferred')
})

/** What sends and keeps mail, on a store of its own, with a clock that does not wait. */
function aService(mailer: Mailer) {
  const opsTo = ['ops@example.test']
  return openBench({
    mailer,
    mail: { from: 'okr@example.test', digestTo: [], escalateTo: [], opsTo, domains: [] },
  })
}

function queued(name: string, to = 'cto@example.test'): NewMessage {
  return { ...mail(`<${name}@example.test>`, to), id: name, kind: 'digest', slot: name }
}

/** Postfix has nothing left to deliver: what arrives twice has arrived by then. */
async function settled(): Promise<void> {
  const waiting = () => ['incoming', 'active'].flatMap((name) => readdirSync(join(home, 'queue', name)))
  await expect.poll(waiting, { timeout: 20_000, interval: 100 }).toEqual([])
}

function mailerAt(url: string) {
  const from = 'OKRs <okr@example.test>'
  return createSmtpMailer({ url, from, domains: ['example.test'], runtime: 'node', timeoutMs: 10_000 })
}

function mail(messageId: string, to: string): Mail {
  const subject = '2 off track: Überraschung'
  return {
    messageId,
    to,
    subject,
    date: '2026-11-20T08:00:00Z',
    html: '<p>Words.</p>',
    text: 'Plain words.\n',
    references: [],
  }
}

/** Postfix delivers a moment after it has taken a message; this is its time, so it is waited for. */
async function arrival(messageId: string): Promise<string> {
  const found = await expect
    .poll(() => messages().find((raw) => raw.includes(messageId)), { timeout: 20_000, interval: 100 })
    .toBeDefined()
    .then(() => messages().find((raw) => raw.includes(messageId)))
  return found ?? ''
}

function messages(): string[] {
  return mailboxes.flatMap((mailbox) => {
    const names = existsSync(mailbox) ? readdirSync(mailbox) : []
    return names.map((name) => readFileSync(join(mailbox, name), 'utf8'))
  })
}

function postfix(verb: 'start' | 'reload' | 'stop'): void {
  const { status, stderr } = spawnSync('postfix', ['-c', join(home, 'etc'), verb], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  })
  if (status !== 0 && verb !== 'stop') throw new Error(`postfix did not ${verb}: ${stderr}`)
}
