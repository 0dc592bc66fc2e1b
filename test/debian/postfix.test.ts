import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSmtpMailer } from '#src/adapters/smtp/create-smtp-mailer.ts'
import type { Mail } from '#src/ports/mailer.ts'

const PLAIN = 3025
const STARTTLS = 3587
const NOBODY = 65_534

const home = mkdtempSync(join(tmpdir(), 'okr-postfix-'))
const mailbox = join(home, 'mail', 'cto', 'new')

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
  appendFileSync(join(home, 'etc', 'mailboxes'), 'cto@example.test cto/\n')
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

test('a server that offers no TLS gets no mail over a name', async () => {
  const delivery = await mailerAt(`smtp://localhost:${PLAIN}`).send(
    mail('<fourth@example.test>', 'cto@example.test'),
  )

  expect(delivery.state).toBe('deferred')
})

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
  try {
    return readdirSync(mailbox).map((name) => readFileSync(join(mailbox, name), 'utf8'))
  } catch {
    return []
  }
}

function postfix(verb: 'start' | 'stop'): void {
  const { status, stderr } = spawnSync('postfix', ['-c', join(home, 'etc'), verb], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  })
  if (status !== 0 && verb === 'start') throw new Error(`postfix did not start: ${stderr}`)
}
