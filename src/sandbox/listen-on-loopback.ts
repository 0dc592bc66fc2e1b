import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'

export interface Listening {
  readonly url: string
  /** Ends at once, whoever is still connected. */
  close(): Promise<void>
}

/**
 * Serves an app on 127.0.0.1.
 * @param port 0 takes a free one
 * @throws Error (`EADDRINUSE`) when the port is taken
 */
export async function listenOnLoopback(
  app: { fetch(request: Request): Response | Promise<Response> },
  port = 0,
): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch))
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
