import type { SMTPTransportOptions } from 'nodemailer'
import { openSocket } from './open-socket.ts'
import type { SmtpServer } from './smtp-settings.ts'

/** A server that has not greeted by then is as good as gone; once it talks it may take its time. */
const mostToGreetMs = 15_000

/**
 * How nodemailer is to connect.
 * @param timeoutMs the longest silence of the server
 * @param handedOver called once the whole message, with its final dot, was given to the connection
 */
export function smtpOptions(
  server: SmtpServer,
  { runtime, timeoutMs }: { readonly runtime: 'node' | 'workers'; readonly timeoutMs: number },
  handedOver: () => void,
): SMTPTransportOptions {
  const greetMs = Math.min(timeoutMs, mostToGreetMs)
  return {
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'none',
    ...(server.auth === null ? {} : { auth: { ...server.auth } }),
    ...(runtime === 'workers'
      ? { getSocket: (_options, answer) => openSocket(server, greetMs, answer) }
      : {}),
    connectionTimeout: greetMs,
    greetingTimeout: greetMs,
    socketTimeout: timeoutMs,
    logger: watchFinalDot(handedOver),
  }
}

/** nodemailer tells it in its log only: an entry `message` once the last byte was given to the socket. */
function watchFinalDot(handedOver: () => void) {
  const note = (entry: { readonly tnx?: string }) => {
    if (entry.tnx === 'message') handedOver()
  }
  return { trace() {}, debug() {}, info: note, warn() {}, error() {}, fatal() {} }
}
