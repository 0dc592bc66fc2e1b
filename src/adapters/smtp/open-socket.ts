import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { SmtpServer } from './smtp-settings.ts'

type Answer = (error: Error | null, socket?: { connection: Socket; secured?: boolean }) => void

/**
 * Opens the connection for nodemailer in workerd, by host name. By itself nodemailer resolves the name and connects to the IP
 * address, and workerd then checks the certificate against that address: TLS from the start fails, and an upgrade goes out
 * without a server name (https://github.com/cloudflare/workerd/issues/6903).
 * @param timeoutMs nodemailer's own timer starts only once the socket is handed over
 */
export function openSocket(server: SmtpServer, timeoutMs: number, answer: Answer): void {
  const { host, port } = server
  const secured = server.tls === 'implicit'
  const socket = secured
    ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }) })
    : connectPlain({ host, port })

  const timer = setTimeout(() => socket.destroy(new Error('Connection timeout')), timeoutMs)
  const fail = (error: Error) => {
    clearTimeout(timer)
    // workerd's errors carry no code of their own.
    answer(Object.assign(error, { code: 'ESOCKET' }))
  }
  socket.once('error', fail)
  socket.once(secured ? 'secureConnect' : 'connect', () => {
    clearTimeout(timer)
    socket.off('error', fail)
    answer(null, { connection: socket, secured })
  })
}
