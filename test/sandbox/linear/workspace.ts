import { LinearClient } from '@linear/sdk'
import { createLinear } from '#src/sandbox/linear/create-linear.ts'
import { addTeam } from '#src/sandbox/linear/seed.ts'
import { serveAt } from '#test/support/network.ts'

const apiKey = 'lin_api_secret'
export const apiUrl = 'https://linear.test/graphql'

/** A workspace with one team, the real SDK that speaks to it, and a clock that is set by hand. */
export function workspace() {
  const clock = { now: new Date('2026-11-20T08:00:00.000Z') }
  const linear = createLinear({ apiKey, now: () => clock.now, urlKey: 'acme' })
  serveAt('https://linear.test', linear.app)
  const { client } = new LinearClient({ apiKey, apiUrl })
  const raw = (query: string, variables: Record<string, unknown> = {}) =>
    client.rawRequest<unknown, Record<string, unknown>>(query, variables)
  const ask = async (query: string, variables?: Record<string, unknown>) => (await raw(query, variables)).data
  return { ...linear, team: addTeam(linear.state, { key: 'ENG' }), clock, raw, ask }
}

/** A request without the SDK, for what the SDK would never send or hides. */
export function post(body: unknown, authorization: string | null = apiKey): Promise<Response> {
  const headers = {
    'Content-Type': 'application/json',
    ...(authorization ? { Authorization: authorization } : {}),
  }
  return fetch(apiUrl, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
