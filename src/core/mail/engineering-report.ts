import type { DeliverySummary } from '#src/core/delivery/delivery-summary.ts'
import { doraBand } from '#src/core/delivery/dora-bands.ts'
import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { Day, Finding, Instant } from '#src/core/model.ts'
import type { DeliveryPolicy, Policy } from '#src/core/policy.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { DELIVERY_MENDS } from '#src/core/work/delivery-mends.ts'
import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import { courseInWords } from './course-in-words.ts'
import { DORA_MEASURES } from './delivery-block.ts'
import { type FigureLine, figureLine, NOT_KNOWN } from './figure-line.ts'

/** What the figures of a report are grouped by, in reading order. */
export const ENGINEERING_GROUPS = ['delivery', 'reviews', 'builds', 'flow'] as const
export type EngineeringGroup = (typeof ENGINEERING_GROUPS)[number]

const MEASURES: Readonly<Record<EngineeringGroup, readonly DeliveryMeasure[]>> = {
  delivery: DORA_MEASURES,
  reviews: ['time to first review', 'prs within review sla (%)', 'pr cycle time', 'prs linked to issues (%)'],
  builds: ['ci duration', 'ci duration p95'],
  flow: ['velocity', 'predictability (%)', 'bugs per 100 points'],
}

export interface EngineeringLine extends FigureLine {
  /** For example `High by DORA 2024`; empty: the policy names no year, or the measure has no band. */
  readonly band: string
  /** The weeks up to now without units, for example `28, –, 31`; empty: they are not known. */
  readonly weeks: string
}

/** What went beyond a guardrail. */
export interface GuardrailLine {
  /** Of the repository or the team. */
  readonly name: string
  readonly message: string
  readonly mend: string
}

/** Figures that one mend would measure. */
export interface UnmeasuredLine {
  readonly labels: readonly string[]
  readonly why: string
  readonly mend: string
}

/** A month of engineering, in figures of repositories and teams; never of persons. Templates choose the words and fold. */
export interface EngineeringReport {
  /** `2026-10`. */
  readonly month: string
  /** It is about these alone, as POLICY names them; empty: about the whole company. */
  readonly onlyTeams: readonly string[]
  readonly asOf: Instant
  readonly today: Day
  readonly ruleVersion: string
  /** The days that the figures cover; null: no repository and no team is followed. */
  readonly window: { readonly from: Day; readonly to: Day; readonly days: number } | null
  readonly repositories: readonly string[]
  readonly teams: readonly string[]
  readonly groups: readonly {
    readonly group: EngineeringGroup
    readonly lines: readonly EngineeringLine[]
  }[]
  readonly guardrails: readonly GuardrailLine[]
  /** Repositories and teams of which it is not known whether they crossed one. */
  readonly unwatched: readonly string[]
  readonly unmeasured: readonly UnmeasuredLine[]
  /** What the figures go without: a sentence each. */
  readonly leftOut: readonly string[]
  /** As in `DeliverySummary`. */
  readonly knownOn: Day | null
  /** true: the month, or the one before it, was longer ago than events are kept. */
  readonly isShort: boolean
  /** What definitions depend on. */
  readonly rules: DeliveryPolicy
}

const LONGEST = 320

/**
 * @param input.summary over the month and the one before, as `deliverySummary` makes it; null: nothing is followed
 * @param input.weekly the same by week; null: not told
 * @param input.month for example `2026-10`
 * @param input.guardrails what went beyond one, as far as the reader may see it
 */
export function composeEngineering(input: {
  readonly summary: DeliverySummary | null
  readonly weekly: DeliverySummary | null
  readonly month: string
  readonly guardrails: readonly Finding[]
  readonly evaluation: Pick<Evaluation, 'asOf' | 'today' | 'ruleVersion' | 'onlyTeams'>
  readonly policy: Pick<Policy, 'delivery'>
}): EngineeringReport {
  const { summary, weekly, month, guardrails, evaluation, policy } = input
  const { asOf, today, ruleVersion } = evaluation
  const lines = summary?.figures.map((course) => lineOf(course, summary, weekly, policy.delivery)) ?? []
  return {
    month,
    onlyTeams: input.evaluation.onlyTeams ?? [],
    asOf,
    today,
    ruleVersion,
    window: summary && { from: summary.from, to: summary.to, days: summary.days },
    repositories: (summary?.repositories ?? []).map((name) => cleanText(name, 100)),
    teams: (summary?.teams ?? []).map((name) => cleanText(name, 40)),
    groups: ENGINEERING_GROUPS.map((group) => ({
      group,
      lines: MEASURES[group].flatMap((measure) => lines.filter((line) => line.measure === measure)),
    })),
    guardrails: guardrails.map(({ title, message, mend }) => ({
      name: cleanText(title ?? '', 100),
      message: cleanText(message, LONGEST),
      mend: cleanText(mend, LONGEST),
    })),
    unwatched: (summary?.unwatched ?? []).map((name) => cleanText(name, 100)),
    unmeasured: summary === null ? [] : unmeasured(summary, lines),
    leftOut: (summary?.leftOut ?? []).map((sentence) => cleanText(sentence, LONGEST)),
    knownOn: summary?.knownOn ?? null,
    isShort: (summary?.unkept ?? 0) > 0,
    rules: policy.delivery,
  }
}

function lineOf(
  course: DeliverySummary['figures'][number],
  summary: DeliverySummary,
  weekly: DeliverySummary | null,
  policy: DeliveryPolicy,
): EngineeringLine {
  const { measure, now } = course
  const weeks = weekly?.figures.find((each) => each.measure === measure)
  const band =
    policy.doraYear === null || now.kind === 'none' ? null : doraBand(policy.doraYear, measure, now.value)
  return {
    ...figureLine(course, summary, policy),
    band: band ?? '',
    weeks: courseInWords(weeks?.course ?? []),
  }
}

/** Several figures lack the same thing, which is told once, by the first sentence that says why. */
function unmeasured(
  { figures }: DeliverySummary,
  lines: readonly EngineeringLine[],
): readonly UnmeasuredLine[] {
  const missing = lines.flatMap((line) => {
    const found = figures.find(({ measure }) => measure === line.measure)?.now
    if (line.now !== NOT_KNOWN || found?.kind !== 'none') return []
    return [{ label: line.label, why: line.why, mend: mendOf(line.measure, found.reason) }]
  })
  return [...Map.groupBy(missing, ({ mend }) => mend)].map(([mend, some]) => ({
    labels: some.map(({ label }) => label),
    why: some[0]?.why ?? '',
    mend,
  }))
}

const MENDS: Readonly<Record<Exclude<UnknownReason, 'empty'>, string>> = {
  not_found: 'Share it with the token of okr-sync again, or correct the link in Source.',
  foreign_workspace: 'Correct the link in Source.',
  cancelled: 'Take the link out of Source.',
  unsupported_link: 'Have the teams estimate alike: all in points, or none.',
  not_configured: 'Connect it: okr-sync doctor says how.',
  source_failed: 'Nothing in Notion: eng ops hear of it, and the figure comes back with the source.',
  still_reading: 'Nothing: the next runs read on.',
}

function mendOf(measure: DeliveryMeasure, reason: UnknownReason): string {
  if (reason !== 'empty') return MENDS[reason]
  // Which deployments failed tells too which of them were restored.
  const mend = DELIVERY_MENDS[measure] ?? DELIVERY_MENDS['change failure rate']
  return `${mend}.`
}
