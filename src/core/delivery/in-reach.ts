import type { RepositoryEvents } from './event-index.ts'
import { SKEW } from './hours-between.ts'
import { moment } from './moment.ts'
import { isWithin, type Span } from './span.ts'

/**
 * Cuts the pull requests and the runs of a repository down to those that can matter in a span for reviews and builds: pull
 * requests that were open in it, and runs that were created in it. Moments are read once for all spans.
 */
export function inReach(repository: RepositoryEvents): (span: Span) => RepositoryEvents {
  const pulls = repository.pulls.map((pull) => {
    const end = pull.mergedAt ?? pull.closedAt
    const ended = end === null ? Number.POSITIVE_INFINITY : moment(end)
    return { pull, begun: Math.min(moment(pull.createdAt), ended), ended: ended + SKEW }
  })
  const runs = repository.runs.map((run) => ({ run, at: moment(run.createdAt) }))
  return (span) => ({
    ...repository,
    pulls: pulls.filter(({ begun, ended }) => begun <= span.to && ended > span.from).map(({ pull }) => pull),
    runs: runs.filter(({ at }) => isWithin(at, span)).map(({ run }) => run),
  })
}
