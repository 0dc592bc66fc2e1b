import { HttpResponse, http, passthrough } from 'msw'
import { setupServer } from 'msw/node'

const unexpected: string[] = []

/** The one msw server of a process: add stand-ins with `network.use(...)`. */
export const network = setupServer()

/** Serves a stand-in's Hono app at an address inside msw, for the length of one test. */
export function serveAt(
  origin: string,
  app: { fetch(request: Request): Response | Promise<Response> },
): void {
  network.use(http.all(`${origin}/*`, ({ request }) => app.fetch(request)))
}

/** Lets requests to one live address through, for the length of one test. */
export function letThrough(origin: string | RegExp): void {
  network.use(http.all(typeof origin === 'string' ? `${origin}/*` : origin, () => passthrough()))
}

/** Any port of 127.0.0.1, for tests on live stand-ins. */
export const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d+\//

/** Hands over the requests that no handler expected since the last call, for a test that expects them. */
export function takeUnexpected(): string[] {
  return unexpected.splice(0)
}

// msw 3 ignores the old name `onUnhandledRequest`; a last handler that records is certain either way.
const refuseAll = http.all('*', ({ request }) => {
  unexpected.push(`${request.method} ${request.url}`)
  return HttpResponse.error()
})

/** Lets no request through any more, and forgets the stand-ins. */
export function refuseRequests(): void {
  network.resetHandlers(refuseAll)
}
