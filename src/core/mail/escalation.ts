import { atRisk } from '#src/core/advice/at-risk.ts'
import { recommendations } from '#src/core/advice/recommendations.ts'
import type { Evaluation, KeyResultResult, ObjectiveResult, Overrule } from '#src/core/evaluation.ts'
import type { Episode } from '#src/core/history.ts'
import type { Day, Instant, KeyResult, KeyResultType, Period, Risk, Status } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { whyBeside } from '#src/core/words/why-beside.ts'
import type { AskedDecision, MadeDecision } from './asked-decision.ts'
import { chanceAsOf } from './chance-as-of.ts'
import { personNames } from './person-names.ts'
import type { RestoredSource } from './restored-source.ts'

/** One episode of one key result in facts and numbers; null is unknown. */
export interface Escalation {
  readonly title: string
  readonly url: string
  /** null: it belongs to none. */
  readonly objective: { readonly title: string; readonly url: string } | null
  readonly owners: readonly string[]
  /** The one in force now: a person's while it stands. */
  readonly status: Status
  /** What the rules say now. */
  readonly ruled: Status
  /** By the rules. */
  readonly risk: Risk
  /** What opened the episode: the subject of its thread begins with it. */
  readonly cause: Exclude<Episode['cause'], 'blocked'>
  /** When the episode opened. */
  readonly openedAt: Instant
  /** The day on which its owner was asked. */
  readonly askedOn: Day
  /** Of an episode of long being at risk: the first day of that; null: not known, or off track opened it. */
  readonly atRiskSince: Day | null
  /** Acknowledged, as typed. */
  readonly acknowledged: Day | null
  /** Empty: there is none. */
  readonly recoveryPlan: string
  /** The open decision about it that is due first; null: none is asked. */
  readonly decision: AskedDecision | null
  /** The last one that was made since the episode began; null: none was. */
  readonly decided: MadeDecision | null
  /** null: it did not begin because a source is back. */
  readonly restored: RestoredSource | null
  readonly asOf: Instant
  readonly today: Day
  readonly ruleVersion: string
  readonly period: Period | null
  readonly type: KeyResultType | null
  readonly baseline: number | null
  readonly target: number | null
  readonly current: number | null
  readonly currentFormat: KeyResult['currentFormat']
  readonly unit: string
  readonly lastCheckIn: Day | null
  readonly score: number | null
  readonly expected: number | null
  readonly gap: number | null
  /** Chance of reaching `targetScore`, 0..1. */
  readonly chance: number | null
  /** The day whose chance it is, where that is too long ago to stand for today; null: it stands. */
  readonly chanceAsOf: Day | null
  readonly targetScore: number
  /** Pace needed and pace likely from here, as multiples of plan. */
  readonly need: number | null
  readonly pace: number | null
  readonly word: string
  readonly overrule: Overrule | null
  readonly note: string
  readonly why: string
  /** Code of the advice on this key result; null: nothing beyond what every such letter asks. */
  readonly advice: string | null
  /** Every address that it goes to; empty: not told. */
  readonly sentTo: readonly string[]
}

export function composeEscalation(input: {
  readonly result: KeyResultResult
  readonly objective: ObjectiveResult | null
  readonly openedAt: Instant
  /** That of the episode, in UTC, if absent. */
  readonly askedOn?: Day
  /** Off track if absent. */
  readonly cause?: Escalation['cause']
  readonly atRiskSince?: Day | null
  /** The row, for what people answered; absent: nothing. */
  readonly row?: Pick<KeyResult, 'acknowledged' | 'recoveryPlan'> | undefined
  readonly restored?: RestoredSource | null
  readonly decision?: AskedDecision | null
  readonly decided?: MadeDecision | null
  readonly evaluation: Evaluation
  /** Every address that this episode's letter goes to. */
  readonly sentTo?: readonly string[]
}): Escalation {
  const { result, objective, openedAt, cause = 'off_track', atRiskSince = null, row, restored = null } = input
  const { evaluation, decision = null, decided = null, sentTo = [] } = input
  return {
    title: cleanText(result.title, 100) || 'A key result without a title',
    url: result.url,
    objective: objective && { title: cleanText(objective.title, 100), url: objective.url },
    owners: personNames(result.owners),
    status: statusInForce(result),
    ruled: result.status,
    risk: result.risk,
    cause,
    openedAt,
    askedOn: input.askedOn ?? openedAt.slice(0, 10),
    atRiskSince,
    acknowledged: row?.acknowledged ?? null,
    recoveryPlan: cleanText(row?.recoveryPlan ?? '', 400),
    decision,
    decided,
    restored,
    asOf: evaluation.asOf,
    today: evaluation.today,
    ruleVersion: evaluation.ruleVersion,
    period: result.period,
    type: result.type,
    baseline: result.baseline,
    target: result.target,
    current: result.current,
    currentFormat: result.currentFormat,
    unit: cleanText(result.unit, 20),
    lastCheckIn: result.lastCheckIn,
    score: result.score,
    expected: result.expected,
    gap: result.gap,
    chance: result.confidence,
    chanceAsOf: chanceAsOf(result),
    targetScore: result.targetScore,
    need: result.need,
    pace: result.pace,
    word: cleanText(result.word ?? '', 40),
    overrule: result.overrule,
    note: cleanText(result.note, 400),
    why: cleanText(whyBeside(result), 280),
    advice: adviceOn(result, evaluation.today),
    sentTo: sentTo.map((address) => cleanText(address, 100)),
  }
}

/** The most urgent advice on this key result alone: its owner is not told to rank those of others. */
function adviceOn(result: KeyResultResult, today: Day): string | null {
  const keyResults = [{ ...result, status: statusInForce(result) }]
  const [first] = recommendations({ atRisk: atRisk(keyResults, []), objectives: [], today })
  return first?.code ?? null
}
