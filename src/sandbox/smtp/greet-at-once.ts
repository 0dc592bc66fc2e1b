import type { Socket } from 'node:net'
import type { SMTPServer } from 'smtp-server'

interface Connection {
  connectionReady(): void
}

interface Inside {
  readonly connections: Iterable<Connection>
  connect(socket: Socket, options: unknown): void
}

/**
 * Has a server greet as soon as somebody connects. By itself smtp-server waits 100 ms for whoever talks too soon, which no client
 * here does, and a company's six weeks are dozens of mails. It has no option for that.
 */
export function greetAtOnce(server: SMTPServer): void {
  const inside = server as unknown as Inside
  const connect = inside.connect.bind(inside)
  inside.connect = (socket, options) => {
    const known = new Set(inside.connections)
    connect(socket, options)
    for (const connection of inside.connections) {
      if (known.has(connection)) continue
      const ready = connection.connectionReady.bind(connection)
      // Its own timer rings later and finds nothing left to do.
      connection.connectionReady = () => {}
      setImmediate(ready)
    }
  }
}
