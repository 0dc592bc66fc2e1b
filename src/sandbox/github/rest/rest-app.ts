import { type Context, Hono } from 'hono'
import { findRepository } from '#src/sandbox/github/find.ts'
import type { Quota } from '#src/sandbox/github/quota.ts'
import type { GithubItem, GithubMilestone, GithubRepository, GithubState } from '#src/sandbox/github/state.ts'
import { issueBody } from './issue-body.ts'
import { milestoneBody } from './milestone-body.ts'
import { page } from './paging.ts'
import { pullBody } from './pull-body.ts'
import { refuse } from './refuse.ts'
import { repositoryBody } from './repository-body.ts'
import { searchIssues } from './search-route.ts'
import type { Site } from './site.ts'
import { userBody } from './user-body.ts'

/** The routes of GitHub's REST API that reading progress can need. What a token cannot see is 404 like what never was. */
export function createRestApp(state: GithubState, quota: Quota): Hono {
  const app = new Hono()
  app.get('/user', (c) => c.json(userBody(site(c, state), state.login)))
  app.get('/rate_limit', (c) => c.json(rateLimits(c, quota)))
  app.get('/search/issues', (c) => searchIssues(c, site(c, state)))
  app.get('/repos/:owner/:repo', (c) =>
    inRepository(c, (repository) => c.json(repositoryBody(site(c, state), repository))),
  )
  app.get('/repos/:owner/:repo/milestones', (c) =>
    inRepository(c, (repository) =>
      c.json(page(c, listed(c, repository)).map((one) => milestoneBody(site(c, state), repository, one))),
    ),
  )
  app.get('/repos/:owner/:repo/milestones/:number', (c) =>
    inRepository(c, (repository) => {
      const found = repository.milestones.find(({ number }) => number === Number(c.req.param('number')))
      return found ? c.json(milestoneBody(site(c, state), repository, found)) : missing(c)
    }),
  )
  app.get('/repos/:owner/:repo/issues/:number', (c) =>
    inRepository(c, (repository) => {
      const found = itemOf(c, repository)
      return found ? c.json(issueBody(site(c, state), repository, found)) : missing(c)
    }),
  )
  app.get('/repos/:owner/:repo/pulls/:number', (c) =>
    inRepository(c, (repository) => {
      const found = itemOf(c, repository)
      return found?.kind === 'pull' ? c.json(pullBody(site(c, state), repository, found)) : missing(c)
    }),
  )
  app.all('*', missing)
  return app

  function inRepository(c: Context, answer: (repository: GithubRepository) => Response): Response {
    const repository = findRepository(state, c.req.param('owner') ?? '', c.req.param('repo') ?? '')
    return repository ? answer(repository) : missing(c)
  }
}

function site(c: Context, state: GithubState): Site {
  const { origin, pathname } = new URL(c.req.url)
  return { state, api: pathname.startsWith('/api/v3/') ? `${origin}/api/v3` : origin }
}

function missing(c: Context): Response {
  return refuse(c, 404, 'Not Found')
}

function itemOf(c: Context, repository: GithubRepository): GithubItem | undefined {
  return repository.items.find(({ number }) => number === Number(c.req.param('number')))
}

/** Open ones unless asked otherwise, by due date; those without a date come last. */
function listed(c: Context, repository: GithubRepository): readonly GithubMilestone[] {
  const wanted = c.req.query('state') ?? 'open'
  const sign = c.req.query('direction') === 'desc' ? -1 : 1
  const due = (one: GithubMilestone) => one.dueOn ?? '9999'
  return repository.milestones
    .filter((one) => wanted === 'all' || one.state === wanted)
    .toSorted((a, b) => sign * due(a).localeCompare(due(b)) || a.number - b.number)
}

/** `rate` repeats `resources.core` and was dropped with version 2026-03-10. */
function rateLimits(c: Context, quota: Quota) {
  const [core, search, graphql] = (['core', 'search', 'graphql'] as const).map(quota.reading)
  const old = c.req.header('X-GitHub-Api-Version') !== '2026-03-10'
  return { resources: { core, search, graphql }, ...(old ? { rate: core } : {}) }
}
