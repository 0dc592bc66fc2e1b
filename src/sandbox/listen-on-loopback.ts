import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Answering, firstHalf } from './faults/outcome.ts'

export interface Listening {
  readonly url: string
  /** Ends at once, whoever is still connected. */
  close(): Promise<void>
}

/**
 * Serves an app on 127.0.0.1. What it loses is lost on the wire: the connection is cut, or held without a word.
 * @param port 0 takes a free one
 * @throws Error (`EADDRINUSE`) when the port is taken
 */
export async function listenOnLoopback(app: Answering, port = 0): Promise<Listening> {
  const listener = getRequestListener(async (request, { incoming }) => {
    const outcome = await app.fetch(request)
    if (!('lost' in outcome)) return outcome
    if (outcome.lost === 'reset') incoming.socket.resetAndDestroy()
    if (outcome.lost === 'cut_off') await breakOff(incoming.socket, outcome.begun)
    // Nothing more is said on this connection.
    return new Promise<Response>(() => {})
  })
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** Announces the whole body, and ends after a part of it. */
async function breakOff(socket: Socket, begun: Response): Promise<void> {
  const { part, whole } = await firstHalf(begun)
  const headers = [...begun.headers, ['content-length', whole]].map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  socket.write(`HTTP/1.1 ${begun.status} OK\r\n${headers.join('')}\r\n`)
  socket.end(part)
}
