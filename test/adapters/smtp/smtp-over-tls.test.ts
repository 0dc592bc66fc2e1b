import tls from 'node:tls'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { createSmtpMailer } from '#src/adapters/smtp/create-smtp-mailer.ts'
import { someMail } from '#test/contract/mailer.ts'
import { localhostCertificate, localhostKey } from './localhost-certificate.ts'

let server: SMTPServer | undefined
let secured: boolean[] = []

beforeAll(() => tls.setDefaultCACertificates([...tls.getCACertificates(), localhostCertificate]))
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())))

/** A mail server with a certificate for `localhost`. */
async function listen(options: SMTPServerOptions): Promise<number> {
  secured = []
  const started = new SMTPServer({
    key: localhostKey,
    cert: localhostCertificate,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onData(stream, session, done) {
      secured.push(session.secure)
      stream.resume().on('end', done)
    },
    ...options,
  })
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  started.on('error', () => {})
  return (started.server.address() as { port: number }).port
}

function send(url: string, runtime: 'node' | 'workers') {
  const settings = { url, from: 'okr@example.test', domains: [], runtime, timeoutMs: 2_000 }
  return createSmtpMailer(settings).send(someMail())
}

const runtimes = ['node', 'workers'] as const

test.each(runtimes)(
  'on %s, smtps and smtp both end up encrypted, with the name of the host checked',
  async (runtime) => {
    const implicit = await listen({ secure: true })
    expect(await send(`smtps://localhost:${implicit}`, runtime)).toEqual({ state: 'sent' })
    expect(secured).toEqual([true])
    await new Promise<void>((resolve) => server?.close(() => resolve()))

    const upgraded = await listen({ secure: false })
    expect(await send(`smtp://localhost:${upgraded}`, runtime)).toEqual({ state: 'sent' })
    expect(secured).toEqual([true])
  },
)

test.each(runtimes)('on %s, a certificate for another name stops the mail', async (runtime) => {
  const port = await listen({ secure: true })
  const delivery = await send(`smtps://127.0.0.1:${port}`, runtime)
  expect(delivery).toMatchObject({ state: 'deferred' })
  expect(secured).toEqual([])
})
