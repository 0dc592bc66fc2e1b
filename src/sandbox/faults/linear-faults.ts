import { badGateway, brokenBodies, lostRequests } from './broken-answers.ts'
import { withPartialErrors } from './graphql-answer.ts'
import type { HttpFault } from './http-fault.ts'

const MINUTE_MS = 60_000

const internal = {
  message: 'Internal server error',
  extensions: { type: 'internal error', code: 'INTERNAL_SERVER_ERROR', statusCode: 500 },
}

export type LinearFaultKind = keyof ReturnType<typeof linearFaults>

/** @param now the stand-in's clock: a spent limit says when it is given back */
export function linearFaults(now: () => Date) {
  return {
    rate_limited: { strike: () => rateLimited(400, now) },
    too_many_requests: { strike: () => rateLimited(429, now) },
    internal_error: { strike: () => Response.json({ errors: [internal] }, { status: 500 }) },
    bad_gateway: { strike: badGateway },
    partial_errors: { strike: async (asked) => withPartialErrors(await asked.carryOut(), internal) },
    ...lostRequests,
    ...brokenBodies,
  } satisfies Record<string, HttpFault>
}

/** Linear says it with HTTP 400, a proxy before it with 429. The bucket is full again in a minute. */
function rateLimited(status: 400 | 429, now: () => Date): Response {
  const error = {
    message: 'Rate limit exceeded',
    extensions: { type: 'ratelimited', code: 'RATELIMITED', statusCode: 429, userError: true },
  }
  const headers = {
    'X-RateLimit-Requests-Limit': '2500',
    'X-RateLimit-Requests-Remaining': '0',
    'X-RateLimit-Requests-Reset': String(now().getTime() + MINUTE_MS),
  }
  return Response.json({ errors: [error] }, { status, headers })
}
