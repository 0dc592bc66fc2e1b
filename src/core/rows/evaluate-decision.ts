import type { DecisionResult } from '#src/core/decision-result.ts'
import { lacksOf } from '#src/core/decisions/lacks.ts'
import { isPrepared } from '#src/core/decisions/prepared-mark.ts'
import { readChoice } from '#src/core/decisions/read-choice.ts'
import { hasRecovered, RECOVERED } from '#src/core/decisions/recovered.ts'
import type { Remembered } from '#src/core/history.ts'
import type { Decision } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { cycleTime } from './cycle-time.ts'
import { dayMade } from './day-made.ts'
import { decidedAt } from './decided-at.ts'
import { decisionCourse } from './decision-course.ts'
import { decisionFaults } from './decision-faults.ts'
import { decisionFlags } from './decision-flags.ts'
import type { DecisionScene } from './decision-scene.ts'
import { decisionStage } from './decision-stage.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import { findingsOf } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { serviceCells } from './service-cells.ts'
import { decisionCells } from './wanted-cells.ts'

/** What the rules say of a decision, with what is to be remembered of its key results. */
interface JudgedDecision extends Judged<DecisionResult>, Pick<Remembered, 'stands' | 'reopened'> {}

/** What the rules say of one decision. */
export function evaluateDecision(input: {
  readonly decision: Decision
  readonly history: RowHistory
  readonly scene: DecisionScene
  readonly moment: Moment
}): JudgedDecision {
  const { decision, history, scene, moment } = input
  const { links } = scene
  const { timezone } = moment.policy
  const stage = decisionStage(decision)
  const made = decidedAt(decision, history, moment)
  const seenOn = made.decidedAt === null ? null : localDay(made.decidedAt, timezone)
  const madeOn = dayMade(decision, seenOn)
  const subjects = stage === 'made' ? scene.subjects(decision) : []
  const choice = stage === 'made' ? readChoice(decision, subjects[0]?.keyResult ?? null) : null
  const course = decisionCourse({ decision, choice, madeOn, subjects, history, scene, moment })
  const prepared = isPrepared(decision)
  const recovered = hasRecovered(decision, scene)
  const result: DecisionResult = {
    id: decision.id,
    title: decision.title,
    url: decision.url,
    owners: decision.owners,
    status: decision.status,
    decideBy: decision.decideBy,
    reviewDate: decision.reviewDate,
    flags: decisionFlags({
      decision,
      history,
      linked: links.isLive(decision, scene.results),
      superseded: links.isSuperseded(decision),
      recovered,
      today: moment.today,
      timezone,
    }),
    cycleTime: cycleTime(decision, made.decidedAt, timezone),
    prepared,
    recovered,
    raised: decision.raised,
    context: decision.context,
    options: decision.options,
    recommendation: decision.recommendation,
    keyResults: links.keyResultsOf(decision),
    choice,
    followed: course.followed,
    lacks: lacksOf(decision),
    followedWords: recovered ? RECOVERED : course.followedWords,
    outcomeWords: course.outcomeWords,
  }
  const cells = serviceCells({ row: decision, wanted: decisionCells(result), history, moment })
  const faults = decisionFaults(decision, { choice, isPrepared: prepared }, scene)
  const isReopened = stage === 'open' && scene.stands(decision).length > 0
  return {
    result,
    findings: findingsOf('decisions', decision, [...faults, ...cells.faults]),
    seen: [...made.seen, ...cells.seen],
    gone: [...made.gone, ...cells.gone],
    adopted: cells.adopted,
    stands: course.news,
    reopened: isReopened ? [decision.id] : [],
  }
}
