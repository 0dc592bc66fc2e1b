import { createTransport } from 'nodemailer'
import { failure, ok, warning } from '#src/adapters/support/checks.ts'
import { guardedCheck } from '#src/adapters/support/guarded-check.ts'
import { redact } from '#src/adapters/support/redact.ts'
import { said } from '#src/adapters/support/said.ts'
import { allowedRecipient } from '#src/core/mail/address.ts'
import type { Check, Checkup } from '#src/ports/checkup.ts'
import type { MailSettings } from '#src/ports/deps.ts'
import { smtpOptions } from './smtp-options.ts'
import { parseSender, parseSmtpUrl, type SmtpServer } from './smtp-settings.ts'

interface Options extends MailSettings {
  /** SMTP_URL; empty: it is not set. */
  readonly url: string
  readonly timeoutMs?: number
}

/** Connects to the mail server as a mail would, logs in, and says goodbye: nothing is sent. */
export function createSmtpCheckup(options: Options): Checkup {
  return {
    name: 'Mail',
    async check() {
      return [...(await checkServer(options)), ...(await checkSender(options)), ...checkRecipients(options)]
    },
  }
}

async function checkServer({ url, timeoutMs = 20_000 }: Options): Promise<readonly Check[]> {
  // That it is missing is a fault of the settings, and told there.
  if (url === '') return []
  const parsed = await guardedCheck('SMTP_URL', async () => parseSmtpUrl(url))
  if ('failed' in parsed) return [parsed.failed]
  const server = parsed.found
  const transport = createTransport(smtpOptions(server, { runtime: 'node', timeoutMs }, () => {}))
  try {
    await transport.verify()
    return [ok('The mail server', `${placeOf(server)} ${securedBy(server)}, and ${loggedIn(server)}.`)]
  } catch (error) {
    return [refusal(error, server)]
  } finally {
    transport.close()
  }
}

function placeOf({ host, port }: SmtpServer): string {
  return `${host}:${port}`
}

function securedBy({ tls }: SmtpServer): string {
  return tls === 'none' ? 'answers without TLS, on this machine' : 'answers over TLS'
}

function loggedIn({ auth }: SmtpServer): string {
  return auth === null ? 'wants no login, since SMTP_URL holds none' : `takes the login of ${auth.user}`
}

/** @throws the error itself when it does not come from the connection */
function refusal(error: unknown, server: SmtpServer): Check {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error
  const place = placeOf(server)
  const why = said(redact(error.message, server.auth ? [server.auth.pass] : []))
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') {
    return failure(
      'The mail server',
      'settings',
      `${place} refuses the login in SMTP_URL: ${why}`,
      'Mend user and password in SMTP_URL; signs such as @ or / in them are written %40 and %2F.',
    )
  }
  if (error.code === 'ETLS') {
    return failure(
      'The mail server',
      'settings',
      `${place} cannot be talked to over TLS: ${why}`,
      'Use the port for TLS (smtps://…:465, or smtp://…:587 with STARTTLS), and a server whose certificate is valid.',
    )
  }
  return failure(
    'The mail server',
    'outside',
    `${place} does not answer as a mail server: ${why}`,
    'Check host and port in SMTP_URL, the network, and that the server runs.',
  )
}

async function checkSender({ from }: Options): Promise<readonly Check[]> {
  if (from === '') return []
  const parsed = await guardedCheck('MAIL_FROM', async () => parseSender(from))
  return ['failed' in parsed ? parsed.failed : ok('MAIL_FROM', `Mail comes from ${parsed.found.address}.`)]
}

function checkRecipients({ digestTo, escalateTo, opsTo, domains }: Options): Check[] {
  const lists = [
    ['DIGEST_TO', digestTo, null],
    ['ESCALATE_TO', escalateTo, 'escalations go to owners and their leads only'],
    ['OPS_TO', opsTo, 'nobody is told when a run fails or a source breaks'],
  ] as const
  return [
    ...lists.flatMap(([name, addresses, without]) => recipients(name, addresses, without, domains)),
    domains.length === 0
      ? warning(
          'MAIL_DOMAINS',
          'It is not set, so mail may go to any address that Notion shows.',
          'Set MAIL_DOMAINS to the domains of your company.',
        )
      : ok('MAIL_DOMAINS', `Mail goes to ${domains.join(', ')} only.`),
  ]
}

function recipients(
  name: string,
  addresses: readonly string[],
  without: string | null,
  domains: readonly string[],
): readonly Check[] {
  const refused = addresses.filter((address) => !allowedRecipient(address, domains))
  if (refused.length > 0) {
    const message = `${refused.join(', ')}: outside MAIL_DOMAINS, so nothing is sent there.`
    return [failure(name, 'settings', message, `Mend ${name} or MAIL_DOMAINS.`)]
  }
  if (addresses.length > 0) return [ok(name, `${addresses.join(', ')}.`)]
  // That it is missing although it is needed is a fault of the settings, and told there.
  return without === null ? [] : [warning(name, `It is not set: ${without}.`, `Set ${name}.`)]
}
