import type { Finding, Instant } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import { buildSamples } from './build-samples.ts'
import { deploymentSamples, FAILURE_KINDS } from './deployment-samples.ts'
import { indexEvents } from './event-index.ts'
import type { FeedCursor, Stream, WorkEvent } from './events.ts'
import { failingChanges, slowReviews, stuckIssues } from './guardrails.ts'
import { issuesByPull } from './issues-by-pull.ts'
import { linearSamples } from './linear-samples.ts'
import type { Lost } from './lost.ts'
import { moment } from './moment.ts'
import { pullSamples } from './pull-samples.ts'
import type { Reading } from './reading.ts'
import { rulesOf } from './rules.ts'
import type { Samples } from './sample.ts'
import { shipped } from './shipped.ts'
import { LINEAR, streamOf } from './streams-of.ts'
import { unreadEvents } from './unread-events.ts'

/** The figures that events give. */
export interface Delivery {
  /** What a link gives towards each measure that fits it; null: no events are kept of such a link. */
  samplesOf(link: WorkLink): Samples | null
  /** What went beyond a guardrail, by repository and team; nothing of streams that are lost or not read through. */
  findings(): readonly Finding[]
}

/**
 * Reckons with events, in any order; those of more than 90 days ago count for nothing, so that a store that is years old gives
 * the same figures as one that was read today. Events are sorted once, and each repository is reckoned once.
 * @param input.lost streams that cannot be read now, with why
 */
export function delivery(input: {
  readonly events: readonly WorkEvent[]
  readonly cursors: readonly FeedCursor[]
  readonly lost: Lost
  readonly policy: Pick<Policy, 'delivery' | 'timezone'>
  readonly now: Instant
}): Delivery {
  const now = moment(input.now)
  const rules = rulesOf(input.policy, now)
  const index = indexEvents(input.events, now)
  const unread = unreadEvents(input.cursors, input.lost)
  const issuesOf = issuesByPull(index.linear)
  const noIssues = followsLinear(input) ? unread(LINEAR, ['issue']) : null

  function readingOf(stream: Stream): Reading {
    return (kinds, make) => unread(stream, kinds) ?? make()
  }
  const shippedTo = kept((stream, environment) => shipped(index.repository(stream), environment, rules))
  const pullsOf = kept((stream) =>
    pullSamples(index.repository(stream), issuesOf, noIssues, rules, readingOf(stream)),
  )
  function deploymentsOf(stream: Stream, environment: string | null): Samples {
    const repository = index.repository(stream)
    return deploymentSamples(repository, shippedTo(stream, environment), rules, readingOf(stream))
  }
  function buildsOf(stream: Stream, workflow: string | null): Samples {
    return buildSamples(index.repository(stream), workflow, rules, readingOf(stream))
  }

  return {
    samplesOf(link) {
      const stream = streamOf(link)
      if (stream === null) return null
      switch (link.kind) {
        case 'github_repository':
          return { ...deploymentsOf(stream, null), ...pullsOf(stream, null), ...buildsOf(stream, null) }
        case 'github_environment':
          return deploymentsOf(stream, link.environment)
        case 'github_workflow':
          return buildsOf(stream, link.workflow)
        case 'linear_team':
        case 'linear_cycle':
        case 'linear_project':
          return linearSamples(link, index.linear, rules, readingOf(stream))
        default:
          return null
      }
    },
    findings() {
      const found = index.repositories.flatMap((stream) => {
        const { name } = index.repository(stream)
        const isWhole = unread(stream, FAILURE_KINDS) === null
        const failing = isWhole ? failingChanges(name, shippedTo(stream, null), now) : null
        const slow = slowReviews(name, pullsOf(stream, null)['time to first review'])
        return [failing, slow].filter((finding) => finding !== null)
      })
      const stuck = unread(LINEAR, ['issue']) === null ? stuckIssues(index.linear.issues, now) : []
      return [...found, ...stuck]
    },
  }
}

/** Without Linear there are no issues to know of; else those that are not known may be the ones that matter. */
function followsLinear({ cursors, lost }: { cursors: readonly FeedCursor[]; lost: Lost }): boolean {
  const loss = lost.get(LINEAR)
  return loss === undefined
    ? cursors.some(({ stream }) => stream === LINEAR)
    : loss.reason !== 'not_configured'
}

/** Makes what belongs to a stream and an environment once. */
function kept<Made>(make: (stream: Stream, environment: string | null) => Made): typeof make {
  const made = new Map<string, Made>()
  return (stream, environment) => {
    const key = JSON.stringify([stream, environment])
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(stream, environment)
    made.set(key, value)
    return value
  }
}
