import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { openMail, type ReceivedMail } from './received-mail.ts'

export interface SmtpStandIn {
  /** For SMTP_URL, credentials included. */
  readonly url: string
  readonly port: number
  /** Every message taken so far, in the order of arrival. */
  readonly messages: readonly ReceivedMail[]
  /** Refuses a recipient from now on: for good (550) or for the moment (450); null takes it again. */
  refuse(recipient: string, code: 450 | 550 | null): void
  /** Takes the next message and cuts the connection before saying so: the sender cannot know whether it arrived. */
  dropNext(): void
  close(): Promise<void>
}

const replies = { 450: 'Mailbox busy, try again later', 550: 'No such mailbox here' }

/**
 * A mail server on 127.0.0.1 that wants AUTH, offers no TLS and keeps what it is sent.
 * @param options.port 0 (the default) takes a free one
 * @throws Error when the port is taken
 */
export async function startSmtp(options: {
  user: string
  password: string
  now: () => Date
  port?: number
}): Promise<SmtpStandIn> {
  const { user, password, now } = options
  const messages: ReceivedMail[] = []
  const refused = new Map<string, 450 | 550>()
  const sockets = new Map<number, Socket>()
  let drops = 0

  const server = new SMTPServer({
    name: 'mail.test',
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onAuth({ username, password: given }, _session, done) {
      if (username === user && given === password) done(null, { user })
      else done(reply(535, 'Authentication credentials invalid'))
    },
    onRcptTo({ address }, _session, done) {
      const code = refused.get(address.toLowerCase())
      done(code ? reply(code, `${replies[code]}: ${address}`) : null)
    },
    onData(stream, session, done) {
      receive(stream, session).then(
        () => {
          if (drops === 0) return done(null, 'Message accepted')
          drops -= 1
          sockets.get(session.remotePort)?.destroy()
        },
        (error) => done(error),
      )
    },
  })

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope
    const envelope = {
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
    }
    messages.push(await openMail(Buffer.concat(await stream.toArray()), envelope, now().toISOString()))
  }

  server.server.on('connection', (socket) => {
    const { remotePort = 0 } = socket
    sockets.set(remotePort, socket)
    socket.on('close', () => sockets.delete(remotePort))
  })
  const port = await listen(server, options.port ?? 0)

  return {
    url: `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    port,
    messages,
    refuse(recipient, code) {
      if (code === null) refused.delete(recipient.toLowerCase())
      else refused.set(recipient.toLowerCase(), code)
    },
    dropNext() {
      drops += 1
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** The port that was taken. After that a client's broken connection is its own affair, not an error of ours. */
async function listen(server: SMTPServer, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  server.removeAllListeners('error')
  server.on('error', () => {})
  const address = server.server.address()
  return typeof address === 'object' && address ? address.port : port
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
