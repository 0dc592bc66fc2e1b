import { type Context, Hono } from 'hono'
import { findRenamed, findRepository } from '#src/sandbox/github/find.ts'
import type { Quota } from '#src/sandbox/github/quota.ts'
import type { GithubRepository, GithubState } from '#src/sandbox/github/state.ts'
import { missing, moved } from './refuse.ts'
import { repositoryRoutes } from './repository-routes.ts'
import { searchIssues } from './search-route.ts'
import { siteOf } from './site.ts'
import { userBody } from './user-body.ts'

/** The routes of GitHub's REST API that measuring can need. What a token cannot see is 404 like what never was. */
export function createRestApp(state: GithubState, quota: Quota): Hono {
  const app = new Hono()
  app.get('/user', (c) => c.json(userBody(siteOf(c, state), state.login)))
  app.get('/rate_limit', (c) => c.json(rateLimits(c, quota)))
  app.get('/search/issues', (c) => searchIssues(c, siteOf(c, state)))
  for (const [path, answer] of repositoryRoutes) {
    app.get(`/repos/:owner/:repo${path}`, (c) => {
      const { owner = '', repo = '' } = c.req.param()
      const found = findRepository(state, owner, repo)
      if (found) return answer(c, siteOf(c, state), found)
      const renamed = findRenamed(state, owner, repo)
      return renamed ? moved(c, addressOf(c, state, renamed)) : missing(c)
    })
    // Where GitHub sends those who ask by a name of before.
    app.get(`/repositories/:id${path}`, (c) => {
      const found = state.repositories.find(({ id }) => String(id) === c.req.param('id'))
      return found ? answer(c, siteOf(c, state), found) : missing(c)
    })
  }
  app.all('*', missing)
  return app
}

/** What was asked, of the repository by its id. */
function addressOf(c: Context, state: GithubState, repository: GithubRepository): string {
  const { pathname, search } = new URL(c.req.url)
  const rest = pathname.replace(/^.*?\/repos\/[^/]+\/[^/]+/, '')
  return `${siteOf(c, state).api}/repositories/${repository.id}${rest}${search}`
}

/** `rate` repeats `resources.core` and was dropped with version 2026-03-10. */
function rateLimits(c: Context, quota: Quota) {
  const [core, search, graphql] = (['core', 'search', 'graphql'] as const).map(quota.reading)
  const old = c.req.header('X-GitHub-Api-Version') !== '2026-03-10'
  return { resources: { core, search, graphql }, ...(old ? { rate: core } : {}) }
}
