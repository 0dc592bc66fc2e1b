import type { Finding } from '#src/core/model.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import { buildSamples } from './build-samples.ts'
import { deploymentSamples, FAILURE_KINDS } from './deployment-samples.ts'
import type { EventIndex, RepositoryEvents } from './event-index.ts'
import type { EventKind, FeedCursor, PullRequest, Stream } from './events.ts'
import { failingChanges, slowReviews, stuckIssues } from './guardrails.ts'
import { inReach } from './in-reach.ts'
import { issuesByPull } from './issues-by-pull.ts'
import { linearSamples } from './linear-samples.ts'
import type { Lost } from './lost.ts'
import { pullSamples } from './pull-samples.ts'
import type { Reading } from './reading.ts'
import type { Rules } from './rules.ts'
import type { Sample, Samples } from './sample.ts'
import { shipped } from './shipped.ts'
import { type Shipping, shipping } from './shipping.ts'
import type { Span } from './span.ts'
import { LINEAR, streamOf } from './streams-of.ts'
import { unreadEvents } from './unread-events.ts'

/** The figures that events give. */
export interface Delivery {
  /** What a link gives towards each measure that fits it; null: no events are kept of such a link. */
  samplesOf(link: WorkLink): Samples | null
  /** What went beyond a guardrail, by repository and team; nothing of streams that are lost or not read through. */
  findings(): readonly Finding[]
}

/** What is the same at every moment that is reckoned with. */
export interface Material {
  readonly index: EventIndex
  /** As `inReach`. */
  readonly reached: (stream: Stream, span: Span) => RepositoryEvents
  /** What of a repository came to environments, by their names in lower case, up to the last of those moments. */
  readonly shippingTo: (stream: Stream, targets: readonly string[]) => Shipping
  readonly unread: (stream: Stream, kinds: readonly EventKind[]) => Sample | null
  readonly issuesOf: (pull: PullRequest) => readonly unknown[]
  /** Why it is not known which issues there are in Linear; null: it is, or there is no Linear. */
  readonly noIssues: Sample | null
}

/** @param now the last moment that is reckoned with, in milliseconds since 1970 */
export function material(
  index: EventIndex,
  { cursors, lost }: { readonly cursors: readonly FeedCursor[]; readonly lost: Lost },
  now: number,
): Material {
  const unread = unreadEvents(cursors, lost)
  const reaches = kept((stream: Stream) => inReach(index.repository(stream)))
  return {
    index,
    reached: (stream, span) => reaches(stream)(span),
    shippingTo: kept((stream: Stream, targets: readonly string[]) =>
      shipping(index.repository(stream), (name) => targets.includes(name), now),
    ),
    unread,
    issuesOf: issuesByPull(index.linear),
    noIssues: followsLinear(cursors, lost) ? unread(LINEAR, ['issue']) : null,
  }
}

/** The figures at the moment of the rules; each repository is reckoned once. */
export function deliveryAt(
  { index, reached, shippingTo, unread, issuesOf, noIssues }: Material,
  rules: Rules,
): Delivery {
  function readingOf(stream: Stream): Reading {
    return (kinds, make) => unread(stream, kinds) ?? make()
  }
  const inWindow = kept((stream: Stream) => reached(stream, rules.window))
  const shippedTo = kept((stream: Stream, environment: string | null) =>
    shipped(index.repository(stream), environment, rules, (targets) => shippingTo(stream, targets)),
  )
  const pullsOf = kept((stream: Stream) =>
    pullSamples(inWindow(stream), issuesOf, noIssues, rules, readingOf(stream)),
  )
  function deploymentsOf(stream: Stream, environment: string | null): Samples {
    const repository = index.repository(stream)
    return deploymentSamples(repository, shippedTo(stream, environment), rules, readingOf(stream))
  }
  function buildsOf(stream: Stream, workflow: string | null): Samples {
    return buildSamples(inWindow(stream), workflow, rules, readingOf(stream))
  }

  return {
    samplesOf(link) {
      const stream = streamOf(link)
      if (stream === null) return null
      switch (link.kind) {
        case 'github_repository':
          return { ...deploymentsOf(stream, null), ...pullsOf(stream), ...buildsOf(stream, null) }
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
        const failing = isWhole ? failingChanges(name, shippedTo(stream, null), rules.now) : null
        const slow = slowReviews(name, pullsOf(stream)['time to first review'])
        return [failing, slow].filter((finding) => finding !== null)
      })
      const stuck = unread(LINEAR, ['issue']) === null ? stuckIssues(index.linear.issues, rules.now) : []
      return [...found, ...stuck]
    },
  }
}

/** Without Linear there are no issues to know of; else those that are not known may be the ones that matter. */
function followsLinear(cursors: readonly FeedCursor[], lost: Lost): boolean {
  const loss = lost.get(LINEAR)
  return loss === undefined
    ? cursors.some(({ stream }) => stream === LINEAR)
    : loss.reason !== 'not_configured'
}

/** Makes what belongs to a stream, and to what else is named with it, once. */
function kept<Key extends readonly unknown[], Made>(make: (...key: Key) => Made): typeof make {
  const made = new Map<string, Made>()
  return (...parts) => {
    const key = JSON.stringify(parts)
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(...parts)
    made.set(key, value)
    return value
  }
}
