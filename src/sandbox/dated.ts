import type { MiddlewareHandler } from 'hono'

/** Dates every answer by the stand-in's own clock, to the second, in place of the machine's. */
export function dated(now: () => Date): MiddlewareHandler {
  return async function dated(c, next) {
    await next()
    c.header('Date', now().toUTCString())
  }
}
