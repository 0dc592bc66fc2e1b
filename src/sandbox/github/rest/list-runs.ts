import type { Context } from 'hono'
import { within } from '#src/sandbox/github/date-range.ts'
import type { GithubRun } from '#src/sandbox/github/repository-state.ts'
import type { GithubRepository } from '#src/sandbox/github/state.ts'
import { page } from './paging.ts'
import { latestOf, runBodies } from './run-body.ts'
import type { Site } from './site.ts'

/** Only so many results can be paged through where a filter is set, however many there are. */
const reachable = 1_000

const filters = new Map<string, (run: GithubRun, value: string) => boolean>([
  ['actor', (run, value) => run.actor.toLowerCase() === value.toLowerCase()],
  ['branch', (run, value) => run.branch === value],
  ['created', (run, value) => within(run.createdAt, value)],
  ['event', (run, value) => run.event === value],
  ['head_sha', (run, value) => run.commit === value],
  ['status', (run, value) => runState(run).includes(value)],
])

/** GET /repos/{owner}/{repo}/actions/runs, newest first. */
export function listRuns(c: Context, site: Site, repository: GithubRepository): Response {
  const wanted = Object.entries(c.req.query()).flatMap(([name, value]) => {
    const filter = filters.get(name)
    return filter ? [(run: GithubRun) => filter(run, value)] : []
  })
  const found = repository.runs
    .filter((run) => wanted.every((fits) => fits(run)))
    .sort((a, b) => (a.createdAt === b.createdAt ? b.id - a.id : a.createdAt < b.createdAt ? 1 : -1))
  const shown = page(c, wanted.length > 0 ? found.slice(0, reachable) : found)
  return c.json({ total_count: found.length, workflow_runs: runBodies(site, repository, shown) })
}

/** `status` asks for the state of a run or for how it ended. */
function runState(run: GithubRun): readonly string[] {
  const { conclusion } = latestOf(run)
  return conclusion === null ? ['in_progress'] : ['completed', conclusion]
}
