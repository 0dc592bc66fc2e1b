import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { dated } from '#src/sandbox/dated.ts'
import { answerFaults } from './answer-faults.ts'
import { createAppRoutes } from './app/app-routes.ts'
import { authorise, givenToken } from './authorise.ts'
import { createGraphqlRoute } from './graphql/graphql-route.ts'
import { guard } from './guard.ts'
import { meter } from './meter.ts'
import { createQuota } from './quota.ts'
import { createRestApp } from './rest/rest-app.ts'
import { createGithubState, type GithubState } from './state.ts'

/** A request that came in, refused ones too. */
export interface GithubRequest {
  readonly method: string
  /** With the query string. */
  readonly path: string
  /** HTTP status of the answer. */
  readonly status: number
}

/**
 * GitHub as one token sees it, and the installations of its Apps: REST and GraphQL as api.github.com serves them, and the same under /api/v3 and
 * /api/graphql as an Enterprise server does. It is seeded through its state and starts empty.
 */
export function createGithub(options: { token: string; now: () => Date }): {
  app: Hono
  state: GithubState
  requests: GithubRequest[]
} {
  const state = createGithubState(options.now)
  const requests: GithubRequest[] = []
  const quota = createQuota(state)
  const graphql = createGraphqlRoute(state, quota)
  const rest = new Hono()
  rest.use(meter(state, quota))
  rest.use((c, next) => etag({ weak: true, generateDigest: (body) => digest(givenToken(c), body) })(c, next))
  rest.route('/', createRestApp(state, quota))

  const app = new Hono()
  app.use(dated(options.now))
  app.use(async function record(c, next) {
    await next()
    const { pathname, search } = new URL(c.req.url)
    requests.push({ method: c.req.method, path: pathname + search, status: c.res.status })
  })
  app.use(answerFaults(state))
  app.use(guard)
  for (const base of ['/app', '/api/v3/app']) app.route(base, createAppRoutes(state))
  app.use(authorise(state, options.token))
  app.post('/graphql', graphql)
  app.post('/api/graphql', graphql)
  app.route('/api/v3', rest)
  app.route('/', rest)
  return { app, state, requests }
}

/** An ETag belongs to a token: what one was told is news to another. */
async function digest(token: string, body: Uint8Array): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', Buffer.concat([Buffer.from(token), body]))
}
