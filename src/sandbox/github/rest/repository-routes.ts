import type { Context } from 'hono'
import type { GithubMilestone, GithubRepository } from '#src/sandbox/github/state.ts'
import { issueBody } from './issue-body.ts'
import { listJobs } from './list-jobs.ts'
import { listRuns } from './list-runs.ts'
import { milestoneBody } from './milestone-body.ts'
import { page } from './paging.ts'
import { pullBody } from './pull-body.ts'
import { missing } from './refuse.ts'
import { repositoryBody } from './repository-body.ts'
import type { Site } from './site.ts'
import { workflowBody } from './workflow-body.ts'

type Answer = (c: Context, site: Site, repository: GithubRepository) => Response

/** What can be read of a repository, by the path below its own. */
export const repositoryRoutes: readonly (readonly [path: string, answer: Answer])[] = [
  ['', (c, site, repository) => c.json(repositoryBody(site, repository))],
  [
    '/milestones',
    (c, site, repository) =>
      c.json(page(c, listed(c, repository)).map((milestone) => milestoneBody(site, repository, milestone))),
  ],
  [
    '/milestones/:number',
    (c, site, repository) => {
      const found = numbered(c, repository.milestones)
      return found ? c.json(milestoneBody(site, repository, found)) : missing(c)
    },
  ],
  [
    '/issues/:number',
    (c, site, repository) => {
      const found = numbered(c, repository.items)
      return found ? c.json(issueBody(site, repository, found)) : missing(c)
    },
  ],
  [
    '/pulls/:number',
    (c, site, repository) => {
      const found = numbered(c, repository.items)
      return found?.kind === 'pull' ? c.json(pullBody(site, repository, found)) : missing(c)
    },
  ],
  ['/actions/runs', listRuns],
  [
    '/actions/runs/:run/jobs',
    (c, site, repository) => {
      const found = repository.runs.find(({ id }) => String(id) === c.req.param('run'))
      return found ? listJobs(c, site, repository, found) : missing(c)
    },
  ],
  [
    '/actions/workflows',
    (c, site, repository) => {
      const workflows = page(c, repository.workflows).map((one) => workflowBody(site, repository, one))
      return c.json({ total_count: repository.workflows.length, workflows })
    },
  ],
]

function numbered<T extends { readonly number: number }>(c: Context, all: readonly T[]): T | undefined {
  return all.find(({ number }) => number === Number(c.req.param('number')))
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
