import { secondaryLimit } from '#src/sandbox/github/answer-faults.ts'
import { badGateway, brokenBodies, lostRequests, page } from './broken-answers.ts'
import { withPartialErrors } from './graphql-answer.ts'
import type { Asked, HttpFault } from './http-fault.ts'

/** The page that GitHub shows instead of itself. */
const UNICORN = page('Unicorn! &middot; GitHub', 'We had issues producing the response to your request.')

const timedOut = {
  message:
    'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.',
}

const isGraphql = ({ path }: Asked) => path.endsWith('/graphql')

export type GithubFaultKind = keyof typeof githubFaults

export const githubFaults = {
  secondary_limit: { strike: () => secondary(403) },
  too_many_requests: { strike: () => secondary(429) },
  graphql_rate_limit: {
    fits: isGraphql,
    strike: () => Response.json({ errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded.' }] }),
  },
  partial_errors: {
    fits: isGraphql,
    strike: async (asked) => withPartialErrors(await asked.carryOut(), timedOut),
  },
  internal_error: { strike: () => Response.json({ message: 'Server Error' }, { status: 500 }) },
  unicorn: {
    strike: () =>
      new Response(UNICORN, { status: 502, headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
  },
  bad_gateway: { strike: badGateway },
  ...lostRequests,
  ...brokenBodies,
} satisfies Record<string, HttpFault>

function secondary(status: 403 | 429): Response {
  const { body, headers } = secondaryLimit(60)
  return new Response(body, { status, headers: { ...headers } })
}
