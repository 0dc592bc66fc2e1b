import type { Day, Finding, Instant } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { deliveryAt, material } from './delivery-at.ts'
import { FAILURE_KINDS } from './deployment-samples.ts'
import { indexEvents } from './event-index.ts'
import type { FeedCursor, Stream, WorkEvent } from './events.ts'
import type { Figure } from './figure.ts'
import type { Lost } from './lost.ts'
import { DELIVERY_MEASURES, type DeliveryMeasure } from './measures.ts'
import { moment } from './moment.ts'
import { MORE_IS_BETTER } from './more-is-better.ts'
import { linksTo, type Pool, pooled, samplesOf } from './pool.ts'
import { rulesOf } from './rules.ts'
import { DAY, type Span } from './span.ts'
import { LINEAR, repositoryName } from './streams-of.ts'

/** One figure of all that is followed, over equal windows. */
export interface FigureCourse {
  readonly measure: DeliveryMeasure
  /** Over the window up to now. */
  readonly now: Figure
  /** Over the window before it. */
  readonly before: Figure
  /** Over each window, the oldest first and that up to now last; null: nothing could be reckoned then. */
  readonly course: readonly (number | null)[]
  /** From POLICY (`mail.targets`); null: none. */
  readonly target: number | null
  /** Whether more is better. */
  readonly isMoreBetter: boolean
}

/** How the company delivers: of every repository and team that is linked in a Source. */
export interface DeliverySummary {
  readonly asOf: Instant
  /** Length of the window up to now in days. */
  readonly days: number
  /** First and last day of the window up to now. */
  readonly from: Day
  readonly to: Day
  /** Names of repositories and Linear teams that it covers. */
  readonly repositories: readonly string[]
  readonly teams: readonly string[]
  readonly figures: readonly FigureCourse[]
  /** How many of the windows, the oldest ones, lie before what is kept of events. */
  readonly unkept: number
  /** What the figures go without, since it cannot be read at all: a sentence each. */
  readonly leftOut: readonly string[]
  /** What went beyond a guardrail. */
  readonly guardrails: readonly Finding[]
  /** Repositories and teams of which it is not known whether they did. */
  readonly unwatched: readonly string[]
  /**
   * The day on which the events were looked at, where the report is of an earlier one: what they were called and what became of
   * them is known as of then. null: it is of today.
   */
  readonly knownOn: Day | null
}

/** What the figures are of. */
export interface Followed {
  /** Streams of repositories. */
  readonly repositories: readonly Stream[]
  /** Keys of teams in Linear, in upper case. */
  readonly teams: readonly string[]
}

interface DeliveryInput {
  readonly events: readonly WorkEvent[]
  readonly cursors: readonly FeedCursor[]
  /** Streams and kinds that cannot be read, with why. What is `not_found` is left out of the figures, and told. */
  readonly lost: Lost
  readonly followed: Followed
  readonly policy: Pick<Policy, 'delivery' | 'timezone'>
  readonly targets: Readonly<Partial<Record<DeliveryMeasure, number>>>
  readonly now: Instant
  /** The day of today, where what is told is of an earlier one; else null. */
  readonly knownOn: Day | null
  /** Since when the events are whole: no window that begins before is reckoned. */
  readonly since: Instant
  /** Where the windows begin, the newest first, which ends now; each of the others ends where the next one begins. At least two. */
  readonly starts: readonly Instant[]
}

const MEASURES = Object.keys(DELIVERY_MEASURES) as DeliveryMeasure[]

/**
 * Takes every figure over all that is followed, as `delivery` takes it of one link, at the end of each window. Each window is
 * reckoned with what was known by its end; who was gone or unread now is so in all of them, so that they compare.
 * @returns null: nothing is followed
 */
export function deliverySummary(input: DeliveryInput): DeliverySummary | null {
  const { followed, policy, targets, now, since, starts } = input
  const links = linksTo(followed)
  if (links.length === 0) return null
  const { timezone } = policy
  const at = moment(now)
  const kept = moment(since)
  const index = indexEvents(input.events, at)
  const whole = material(index, input, at)
  const ends = [at, ...starts.map(moment)]
  const windows = starts.map((start, ago) => {
    const window = { from: moment(start), to: ends[ago] ?? at }
    const rules = rulesOf(
      { timezone, delivery: { ...policy.delivery, windowDays: daysOf(window) } },
      window.to,
    )
    return window.from < kept ? null : samplesOf(deliveryAt(whole, { ...rules, window }), links)
  })
  const [newest = now] = starts
  const gone: Figure = {
    kind: 'none',
    reason: 'not_found',
    detail: `What happened before ${plainDay(localDay(since, timezone))} is not kept.`,
  }
  const figureOf = (measure: DeliveryMeasure, ago: number) => {
    const samples = windows[ago]
    return samples ? pooled(measure, samples) : gone
  }

  return {
    asOf: now,
    days: daysOf({ from: moment(newest), to: at }),
    from: localDay(newest, timezone),
    to: localDay(minutesAfter(now, -1), timezone),
    repositories: followed.repositories.map(repositoryName),
    teams: followed.teams,
    figures: MEASURES.map((measure) => ({
      measure,
      now: figureOf(measure, 0),
      before: figureOf(measure, 1),
      course: starts
        .map((_, ago) => figureOf(measure, ago))
        .map((found) => (found.kind === 'value' ? found.value : null))
        .toReversed(),
      target: targets[measure] ?? null,
      isMoreBetter: MORE_IS_BETTER[measure],
    })),
    unkept: windows.filter((window) => window === null).length,
    leftOut: leftOutOf(windows.find((window) => window !== null)),
    guardrails: guardrailsOf(deliveryAt(whole, rulesOf(policy, at)).findings(), followed),
    knownOn: input.knownOn,
    unwatched: [
      ...followed.repositories
        .filter((stream) => whole.unread(stream, FAILURE_KINDS) !== null)
        .map(repositoryName),
      ...(whole.unread(LINEAR, ['issue']) === null ? [] : followed.teams),
    ],
  }
}

/** A day that the clock is put forward or back on is one too. */
function daysOf({ from, to }: Span): number {
  return Math.round((to - from) / DAY)
}

function leftOutOf(samples: Pool | undefined): readonly string[] {
  const details = [...(samples?.values() ?? [])]
    .flat()
    .flatMap((sample) => (sample.kind === 'none' && sample.reason === 'not_found' ? [sample.detail] : []))
  return [...new Set(details)]
}

/** In Linear more teams are read than are linked. */
function guardrailsOf(findings: readonly Finding[], { repositories, teams }: Followed): readonly Finding[] {
  const names = new Set([...repositories.map(repositoryName), ...teams])
  return findings.filter(({ title }) => names.has(title ?? ''))
}
