import type { Day, Finding, Instant } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { deliveryAt, material } from './delivery-at.ts'
import { indexEvents } from './event-index.ts'
import type { FeedCursor, Stream, WorkEvent } from './events.ts'
import type { Figure } from './figure.ts'
import type { Lost } from './lost.ts'
import { DELIVERY_MEASURES, type DeliveryMeasure } from './measures.ts'
import { moment } from './moment.ts'
import { MORE_IS_BETTER } from './more-is-better.ts'
import { linksTo, type Pool, pooled, samplesOf } from './pool.ts'
import { rulesOf } from './rules.ts'
import { DAY, lastDays } from './span.ts'
import { repositoryName } from './streams-of.ts'

/** One figure of all that is followed, over equal windows. */
export interface FigureCourse {
  readonly measure: DeliveryMeasure
  /** Over the window up to now. */
  readonly now: Figure
  /** Over the window before it. */
  readonly before: Figure
  /** The same window ended 7, 14, … days ago, the oldest first and now last; null: nothing could be reckoned then. */
  readonly course: readonly (number | null)[]
  /** From POLICY (`mail.targets`); null: none. */
  readonly target: number | null
  /** Whether more is better. */
  readonly isMoreBetter: boolean
}

/** How the company delivers: of every repository and team that is linked in a Source. */
export interface DeliverySummary {
  readonly asOf: Instant
  /** Length of a window in days. */
  readonly days: number
  /** First and last day of the window up to now. */
  readonly from: Day
  readonly to: Day
  /** Names of repositories and Linear teams that it covers. */
  readonly repositories: readonly string[]
  readonly teams: readonly string[]
  readonly figures: readonly FigureCourse[]
  /** How many windows of the course, the oldest ones, lie before what is kept of events. */
  readonly unkept: number
  /** What the figures go without, since it cannot be read at all: a sentence each. */
  readonly leftOut: readonly string[]
  /** What went beyond a guardrail. */
  readonly guardrails: readonly Finding[]
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
  /** Since when the events are whole: no window that begins before is reckoned. */
  readonly since: Instant
  /** Length of a window. */
  readonly days: number
  /** How many windows the course has, each beginning where the one before ends. */
  readonly courses: number
}

const MEASURES = Object.keys(DELIVERY_MEASURES) as DeliveryMeasure[]

/**
 * Takes every figure over all that is followed, as `delivery` takes it of one link, at the ends of equal windows. Each window is
 * reckoned with what was known by its end; who was gone or unread now is so in all of them, so that they compare.
 * @returns null: nothing is followed
 */
export function deliverySummary(input: DeliveryInput): DeliverySummary | null {
  const { followed, policy, targets, now, since, days, courses } = input
  const links = linksTo(followed)
  if (links.length === 0) return null
  const { timezone } = policy
  const at = moment(now)
  const kept = moment(since)
  const index = indexEvents(input.events, at)
  const whole = material(index, input, at)
  const rules = rulesOf({ timezone, delivery: { ...policy.delivery, windowDays: days } }, at)
  const count = Math.max(courses, 2)
  const windows = Array.from({ length: count }, (_, ago) => {
    const window = lastDays(days, at - ago * days * DAY)
    return window.from < kept
      ? null
      : samplesOf(deliveryAt(whole, { ...rules, now: window.to, window }), links)
  })
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
    days,
    from: addDays(localDay(now, timezone), -days),
    to: localDay(minutesAfter(now, -1), timezone),
    repositories: followed.repositories.map(repositoryName),
    teams: followed.teams,
    figures: MEASURES.map((measure) => ({
      measure,
      now: figureOf(measure, 0),
      before: figureOf(measure, 1),
      course: Array.from({ length: courses }, (_, index) => {
        const found = figureOf(measure, courses - 1 - index)
        return found.kind === 'value' ? found.value : null
      }),
      target: targets[measure] ?? null,
      isMoreBetter: MORE_IS_BETTER[measure],
    })),
    unkept: windows.slice(0, courses).filter((window) => window === null).length,
    leftOut: leftOutOf(windows.find((window) => window !== null)),
    guardrails: guardrailsOf(deliveryAt(whole, rulesOf(policy, at)).findings(), followed),
  }
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
