import { type Context, Hono } from 'hono'
import { hashOf, nextId } from '#src/sandbox/github/next-id.ts'
import { missing, refuse } from '#src/sandbox/github/rest/refuse.ts'
import { siteOf } from '#src/sandbox/github/rest/site.ts'
import type { GithubApp, GithubState } from '#src/sandbox/github/state.ts'
import { appBody } from './app-body.ts'
import { installationTokenBody } from './installation-token-body.ts'
import { readAppToken } from './read-app-token.ts'

const lifetime = 3_600_000

/** What an App asks for itself, by a token that it signs. It is not charged to the limit of anyone who reads. */
export function createAppRoutes(state: GithubState): Hono {
  const routes = new Hono()
  routes.get('/', (c) => asApp(c, (app) => c.json(appBody(siteOf(c, state), app))))
  routes.post('/installations/:id/access_tokens', (c) =>
    asApp(c, (app) => {
      if (String(app.installationId) !== c.req.param('id')) return missing(c)
      const token = `ghs_${hashOf(`token ${nextId(state)}`).slice(0, 36)}`
      const expiresAt = new Date(state.now().getTime() + lifetime).toISOString()
      state.installationTokens.set(token, expiresAt)
      return c.json(installationTokenBody(token, expiresAt), 201)
    }),
  )
  return routes

  function asApp(c: Context, answer: (app: GithubApp) => Response): Response {
    const app = readAppToken(state, c.req.header('Authorization') ?? '')
    return 'message' in app ? refuse(c, app.status, app.message) : answer(app)
  }
}
