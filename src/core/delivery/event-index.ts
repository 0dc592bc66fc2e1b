import type { Instant } from '#src/core/model.ts'
import type {
  Commit,
  Cycle,
  Deployment,
  Incident,
  LinearIssue,
  PipelineRun,
  PullRequest,
  Stream,
  WorkEvent,
} from './events.ts'
import { moment } from './moment.ts'
import { DAY } from './span.ts'
import { repositoryName } from './streams-of.ts'

/** The first read of a source goes back so far. What is older counts for nothing, also where a store still has it. */
export const HISTORY_DAYS = 90

/** The events of one repository on GitHub, by kind. */
export interface RepositoryEvents {
  /** `owner/repo`, in lower case. */
  readonly name: string
  readonly pulls: PullRequest[]
  readonly deployments: Deployment[]
  readonly commits: Commit[]
  readonly runs: PipelineRun[]
  readonly incidents: Incident[]
}

/** The events of the Linear workspace, by kind. */
export interface LinearEvents {
  readonly issues: LinearIssue[]
  readonly cycles: Cycle[]
}

export interface EventIndex {
  /** A stream without events has an empty one. */
  repository(stream: Stream): RepositoryEvents
  /** Those that have events, by name. */
  readonly repositories: readonly Stream[]
  readonly linear: LinearEvents
}

/** Sorts events by stream and kind, once, and leaves out those that a first read of today would not find. */
export function indexEvents(events: readonly WorkEvent[], now: number): EventIndex {
  const since = now - HISTORY_DAYS * DAY
  const repositories = new Map<Stream, RepositoryEvents>()
  const linear: LinearEvents = { issues: [], cycles: [] }

  function repository(stream: Stream): RepositoryEvents {
    const known = repositories.get(stream)
    if (known !== undefined) return known
    const made = {
      name: repositoryName(stream),
      pulls: [],
      deployments: [],
      commits: [],
      runs: [],
      incidents: [],
    }
    repositories.set(stream, made)
    return made
  }

  for (const event of events) {
    if (moment(event.changedAt) < since || moment(ownDate(event)) < since) continue
    if (event.kind === 'issue') linear.issues.push(event)
    else if (event.kind === 'cycle') linear.cycles.push(event)
    else if (event.kind === 'pull') repository(event.stream).pulls.push(event)
    else if (event.kind === 'deployment') repository(event.stream).deployments.push(event)
    else if (event.kind === 'commit') repository(event.stream).commits.push(event)
    else if (event.kind === 'run') repository(event.stream).runs.push(event)
    else repository(event.stream).incidents.push(event)
  }
  return { repository, repositories: [...repositories.keys()].sort(), linear }
}

/** The date by which a source is asked for it, or by which it counts, where that is not its last change. */
function ownDate(event: WorkEvent): Instant {
  if (event.kind === 'deployment' || event.kind === 'run') return event.createdAt
  if (event.kind === 'pull') return event.mergedAt ?? event.changedAt
  if (event.kind === 'cycle') return event.completedAt ?? event.changedAt
  return event.changedAt
}
