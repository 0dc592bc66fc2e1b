import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { SmtpFaultKind } from '#src/sandbox/faults/smtp-faults.ts'
import { greetAtOnce } from './greet-at-once.ts'
import { openMail, type ReceivedMail } from './received-mail.ts'

export interface SmtpStandIn {
  /** For SMTP_URL, credentials included. */
  readonly url: string
  readonly port: number
  /** Every message taken so far, in the order of arrival. */
  readonly messages: readonly ReceivedMail[]
  /** Refuses a recipient from now on: for good (550) or for the moment (450); null takes it again. */
  refuse(recipient: string, code: 450 | 550 | null): void
  /** Takes what comes over the next connection and cuts it before saying so: the sender cannot know whether it arrived. */
  dropNext(): void
  close(): Promise<void>
}

const replies = { 450: 'Mailbox busy, try again later', 550: 'No such mailbox here' }

const busy = 'Service busy, try again later'

/**
 * A mail server on 127.0.0.1 that wants AUTH, offers no TLS and keeps what it is sent.
 * @param options.port 0 (the default) takes a free one
 * @param options.draw says what befalls a new connection; null: nothing
 * @throws Error when the port is taken
 */
export async function startSmtp(options: {
  user: string
  password: string
  now: () => Date
  port?: number
  draw?: () => SmtpFaultKind | null
}): Promise<SmtpStandIn> {
  const { user, password, now, draw = () => null } = options
  const messages: ReceivedMail[] = []
  const refused = new Map<string, 450 | 550>()
  const sockets = new Map<number, Socket>()
  /** By the session's id. */
  const faults = new Map<string, SmtpFaultKind>()
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
    onConnect(session, done) {
      if (drops > 0) faults.set(session.id, 'dropped_after_dot')
      drops = Math.max(0, drops - 1)
      const fault = faults.get(session.id) ?? draw()
      if (fault) faults.set(session.id, fault)
      if (fault === 'slow_greeting') return
      done(fault === 'refused_greeting_421' ? reply(421, busy) : null)
    },
    onMailFrom(_address, session, done) {
      done(faults.get(session.id) === 'refused_sender_451' ? reply(451, busy) : null)
    },
    onRcptTo({ address }, session, done) {
      const fault = faults.get(session.id)
      if (fault === 'dropped_before_data') return cut(session)
      const code = fault === 'refused_recipient_550' ? 550 : refused.get(address.toLowerCase())
      if (code) return done(reply(code, `${replies[code]}: ${address}`))
      done(fault === 'refused_recipient_451' ? reply(451, busy) : null)
    },
    onData(stream, session, done) {
      const fault = faults.get(session.id)
      if (fault === 'dropped_within_data') return cut(session)
      if (fault === 'refused_message_451') {
        stream.resume().once('end', () => done(reply(451, busy)))
        return
      }
      receive(stream, session).then(
        () => {
          if (fault === 'dropped_after_dot') cut(session)
          else if (fault !== 'silence_after_dot') done(null, 'Message accepted')
        },
        (error) => done(error),
      )
    },
    onClose: (session) => void faults.delete(session.id),
  })
  greetAtOnce(server)

  function cut(session: SMTPServerSession): void {
    sockets.get(session.remotePort)?.destroy()
  }

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
