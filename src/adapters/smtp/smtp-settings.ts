import { type Address, parseAddress } from '#src/core/mail/address.ts'
import { Failure } from '#src/ports/failure.ts'

/** Where and how to hand in mail, out of SMTP_URL. */
export interface SmtpServer {
  /** A host name or an IP address, without brackets. */
  readonly host: string
  readonly port: number
  /** `implicit` from the first byte (smtps), `starttls` required, or `none` on this machine. */
  readonly tls: 'implicit' | 'starttls' | 'none'
  readonly auth: { readonly user: string; readonly pass: string } | null
}

const loopback = /^(?:127(?:\.\d{1,3}){3}|::1)$/

/**
 * Reads `smtps://user:password@host:465` or `smtp://user:password@host:587`. With `smtp:` the connection must be upgraded to
 * TLS, except to an IP address of this machine. Nothing in the address can turn the check of certificates off.
 * @throws Failure
 */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    throw invalid('SMTP_URL', 'it must look like smtps://user:password@mail.example.com:465 or smtp://…:587')
  }
  if (url.search !== '' || (url.pathname !== '' && url.pathname !== '/')) {
    throw invalid('SMTP_URL', 'nothing may follow host and port')
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const implicit = url.protocol === 'smtps:'
  return {
    host,
    port: url.port === '' ? (implicit ? 465 : 587) : Number(url.port),
    tls: implicit ? 'implicit' : loopback.test(host) ? 'none' : 'starttls',
    auth: url.username === '' ? null : { user: decode(url.username), pass: decode(url.password) },
  }
}

/**
 * Reads MAIL_FROM.
 * @throws Failure
 */
export function parseSender(text: string): Address {
  const sender = parseAddress(text)
  if (sender !== null) return sender
  throw invalid('MAIL_FROM', `"${text}" is neither okr@example.com nor OKR sync <okr@example.com>`)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalid('SMTP_URL', 'a % in user or password must be written %25')
  }
}

function invalid(setting: string, why: string): Failure {
  return new Failure({ system: 'smtp', code: 'invalid', message: `${setting} cannot be used: ${why}.` })
}
