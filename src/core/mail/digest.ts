import { byRisk } from '#src/core/advice/at-risk.ts'
import type { DeliverySummary } from '#src/core/delivery/delivery-summary.ts'
import type { Alignment, Evaluation, KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, Finding, Instant } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { type CyclePhase, cyclePhase } from './cycle-phase.ts'
import { type DataTrust, dataTrust } from './data-trust.ts'
import { daysBeforeReturn } from './days-before-return.ts'
import { decidedOn } from './decided-on.ts'
import { type DecisionAsk, decisionAsks } from './decision-ask.ts'
import { type DecisionFacts, NO_FACTS } from './decision-facts.ts'
import type { DecisionLogFigures } from './decision-log.ts'
import { earlierDays } from './earlier-days.ts'
import { earlyShare } from './early-share.ts'
import { type HeldRows, heldRows } from './held-rows.ts'
import { type InitiativeLine, initiativeLines } from './initiative-line.ts'
import type { KeyResultLine } from './key-result-line.ts'
import { keyResultLines } from './key-result-lines.ts'
import { type LevelRollUp, levelRollUps, type ObjectiveLine } from './level-roll-up.ts'
import { type MovedGoal, movedGoals } from './moved-goal.ts'
import { obstacles } from './obstacles.ts'
import { onTrackShare } from './on-track-share.ts'
import { type OwnerMends, ownerMends } from './owner-mends.ts'
import { type RecommendationLine, recommendationLine } from './recommendation-line.ts'
import { type RuleChange, ruleChange } from './rule-change.ts'
import { byMoveKind, type StatusMove, statusMove } from './status-move.ts'
import { type TalkingPoint, talkingPoints } from './talking-point.ts'
import { toldInRows } from './told-in-rows.ts'
import { type UnreadSource, unreadSources } from './unread-source.ts'
import { type WeekDelivery, weekDelivery } from './week-delivery.ts'
import { type WorkLine, workLine } from './work-line.ts'

/** Below this share of key results on track or complete a week is no healthy one. A convention of OKRs, not measured. */
const HEALTHY_SHARE = 0.7

/** The week in facts and numbers, complete and in reading order. Templates choose the words and fold what is too long. */
export interface Digest {
  /** ISO week, for example `2026-W47`. */
  readonly week: string
  /** It is about these alone, as POLICY names them; empty: about the whole company. */
  readonly onlyTeams: readonly string[]
  readonly asOf: Instant
  readonly today: Day
  readonly ruleVersion: string
  /** The day that is compared with; null: there is none, and this digest is the baseline. */
  readonly comparedWith: Day | null
  /** Nothing at all was computed early enough to be compared with; false: key results that are gone or of ended periods were. */
  readonly isFirst: boolean
  /** Key results of which less than a quarter of the period has passed, of those that have one. */
  readonly early: { readonly count: number; readonly of: number }
  /** null: there is none that a week could be counted in. */
  readonly phase: CyclePhase | null
  /** The most urgent first; without those about key results that have a next step, or are asked about in a decision. */
  readonly recommendations: readonly RecommendationLine[]
  /** Empty in the baseline digest. */
  readonly moves: readonly StatusMove[]
  /** null: the rules are the same. */
  readonly ruleChange: RuleChange | null
  readonly decisions: readonly DecisionAsk[]
  /** null: not given. */
  readonly decisionLog: DecisionLogFigures | null
  /** null: nothing that is linked could be measured. undefined: not asked for. */
  readonly delivery: WeekDelivery | null | undefined
  readonly movedGoals: readonly MovedGoal[]
  readonly talkingPoints: readonly TalkingPoint[]
  /** The riskiest first. */
  readonly keyResults: readonly KeyResultLine[]
  /** What stands still since its source fails; none of it is news. */
  readonly held: readonly HeldRows[]
  /** Whose own source could not be read. */
  readonly unread: readonly UnreadSource[]
  /** On track or complete, of those that have a colour, by the status in force; and the share that a healthy week has. */
  readonly onTrack: { readonly count: number; readonly of: number }
  readonly healthyShare: number
  /** Key results whose status a person set otherwise than the rules, and the share by the rules alone. */
  readonly overruled: { readonly count: number; readonly ruled: Digest['onTrack'] }
  readonly initiatives: readonly InitiativeLine[]
  readonly levels: readonly LevelRollUp[]
  readonly alignment: Alignment
  /** The same without what was accepted; null: nothing was. */
  readonly alignmentWithoutAccepted: Alignment | null
  readonly work: WorkLine
  /** Objectives below company level that reach no company objective. */
  readonly orphans: readonly ObjectiveLine[]
  readonly trust: DataTrust
  /** The findings of `trust` by who has to mend them. */
  readonly mends: readonly OwnerMends[]
}

/**
 * @param input.earlier what was computed on earlier days, in any order; today's own days are passed over
 * @param input.last the day of the digest before this one; absent: a week ago
 * @param input.week ISO week of the digest, for example `2026-W47`
 * @param input.pastDecisions ids of those that are about ended cycles: nobody is asked for anything about them
 * @param input.facts absent: no decision is known to be open or made, and nothing is said of what is undecided
 * @param input.delivery null: nothing that is linked could be measured; absent: not asked for
 */
export function composeDigest(input: {
  readonly evaluation: Evaluation
  readonly earlier: readonly KeyResultDay[]
  readonly last?: Day | null
  readonly week: string
  readonly policy: Pick<Policy, 'cuts' | 'fiscalYearStart'>
  readonly pastDecisions?: ReadonlySet<string>
  readonly facts?: DecisionFacts
  readonly delivery?: DeliverySummary | null
  readonly decisionLog?: DecisionLogFigures | null
}): Digest {
  const { evaluation, week, policy, facts = NO_FACTS } = input
  const { asOf, today, ruleVersion, alignment } = evaluation
  const objectives = evaluation.objectives.filter(({ ended, state }) => !ended && state !== 'cancelled')
  const isOver = ofEndedCycles(evaluation.keyResults)
  const initiatives = evaluation.initiatives.filter(({ keyResults }) => !isOver(keyResults))
  const inRiskOrder = byRisk(evaluation.objectives)
  const inForce = (row: KeyResultResult) => ({ ...row, status: statusInForce(row) })
  const results = evaluation.keyResults.filter(isLive).toSorted((a, b) => inRiskOrder(inForce(a), inForce(b)))
  const earlier = earlierDays(input.earlier, today, input.last)
  const hidden = new Set([
    ...evaluation.objectives.filter((row) => !objectives.includes(row)).map(({ id }) => id),
    ...evaluation.keyResults.filter((row) => !isLive(row)).map(({ id }) => id),
  ])
  // That a source fails is for eng ops alone; what is held for it is told beside.
  const findings = evaluation.findings.filter(
    ({ pageId, failed }) => failed === undefined && (pageId === null || !hidden.has(pageId)),
  )

  const lastDays = daysBeforeReturn(input.earlier, results)
  const lines = keyResultLines({
    results,
    days: input.earlier,
    earlier,
    titles: new Map(evaluation.objectives.map(({ id, title }) => [id, title])),
    mends: mendsByPage(findings),
    obstacles: obstacles(initiatives),
    undecided: facts.undecided,
    decided: decidedOn(evaluation.decisions, facts),
    today,
  })
  const days = lines.flatMap(({ before }) => before ?? [])
  const moves = lines.flatMap(
    ({ line, result, before }) => statusMove(line, result, before, lastDays.get(result.id)) ?? [],
  )
  const comparedWith =
    days
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? null
  const decisions = decisionAsks(
    evaluation.decisions.filter(({ id }) => !input.pastDecisions?.has(id)),
    facts,
    today,
  )
  const isToldInRows = toldInRows(
    lines.map(({ line }) => line),
    decisions,
    results,
  )
  const levels = levelRollUps(objectives, policy)
  const urls = urlsOf(evaluation)
  const trust = dataTrust(results, findings, urls)
  const orphanIds = new Set(objectives.filter(isOrphan).map(({ id }) => id))

  return {
    week,
    onlyTeams: evaluation.onlyTeams ?? [],
    asOf,
    today,
    ruleVersion,
    comparedWith,
    isFirst: earlier.size === 0,
    early: earlyShare(results, today),
    phase: cyclePhase(
      results.map(({ period }) => period),
      today,
      policy.fiscalYearStart,
    ),
    recommendations: evaluation.recommendations
      .filter((each) => !isToldInRows(each))
      .map((each) => recommendationLine(each, urls)),
    moves: comparedWith === null ? [] : moves.toSorted(byMoveKind),
    ruleChange: ruleChange(results, ruledDays(results, input.earlier, today), ruleVersion),
    decisions,
    decisionLog: input.decisionLog ?? null,
    delivery: input.delivery && weekDelivery(input.delivery),
    movedGoals: movedGoals(results),
    talkingPoints: talkingPoints(evaluation, results),
    keyResults: lines.map(({ line }) => line),
    held: heldRows(results),
    unread: unreadSources(results),
    onTrack: onTrackShare(lines.map(({ line }) => line.status)),
    healthyShare: HEALTHY_SHARE,
    overruled: {
      count: lines.filter(({ line }) => line.status !== line.ruled).length,
      ruled: onTrackShare(lines.map(({ line }) => line.ruled)),
    },
    initiatives: initiativeLines(initiatives, today),
    levels,
    alignment,
    alignmentWithoutAccepted: evaluation.alignmentWithoutAccepted,
    work: workLine(evaluation.workCoverage),
    orphans: levels.flatMap((level) => level.objectives.filter(({ id }) => orphanIds.has(id))),
    trust,
    mends: ownerMends(trust.findings, ownersByUrl(evaluation)),
  }
}

/** What rules alone moved is reckoned against those of a week ago, however long ago the last digest left. */
function ruledDays(
  results: readonly KeyResultResult[],
  days: readonly KeyResultDay[],
  today: Day,
): readonly KeyResultDay[] {
  const weekAgo = earlierDays(days, today)
  return results.flatMap(({ id }) => weekAgo.get(id) ?? [])
}

function isLive({ ended, state }: KeyResultResult): boolean {
  return !ended && state !== 'dropped' && state !== 'deferred'
}

function isOrphan({ alignment, isAlignmentAccepted }: ObjectiveResult): boolean {
  if (isAlignmentAccepted) return false
  return alignment === 'unlinked' || alignment === 'broken' || alignment === 'unrooted'
}

function mendsByPage(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const mends = new Map<string, string>()
  for (const { pageId, level, mend } of findings) {
    if (pageId !== null && level === 'mend' && !mends.has(pageId)) mends.set(pageId, mend)
  }
  return mends
}

function urlsOf({ objectives, keyResults, initiatives, decisions }: Evaluation): ReadonlyMap<string, string> {
  return new Map([...objectives, ...keyResults, ...initiatives, ...decisions].map(({ id, url }) => [id, url]))
}

function ownersByUrl({ objectives, keyResults, initiatives, decisions }: Evaluation) {
  const rows = [...objectives, ...keyResults, ...initiatives, ...decisions]
  return new Map(rows.map(({ url, owners }) => [url, owners]))
}
