import type { MiddlewareHandler } from 'hono'
import type { GithubFault, GithubState } from './state.ts'

/** Gives the next planned fault, if there is one, in place of an answer. */
export function answerFaults(state: GithubState): MiddlewareHandler {
  return async function answerFaults(_c, next) {
    const fault = state.faults.shift()
    if (!fault) return next()
    return new Response(fault.body, { status: fault.status, headers: { ...fault.headers } })
  }
}

/** The secondary limit, which shows in no header until it strikes. Wait `retryAfter` seconds. */
export function secondaryLimit(retryAfter: number): GithubFault {
  return {
    status: 403,
    headers: { 'Content-Type': 'application/json', 'Retry-After': String(retryAfter) },
    body: JSON.stringify({
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url: 'https://docs.github.com/rest',
    }),
  }
}
