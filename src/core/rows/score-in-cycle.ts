import { sameNumber } from '#src/core/cell-value.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day, KeyResult, Status } from '#src/core/model.ts'
import { type Aim, readDefinition } from '#src/core/scoring/definition.ts'
import type { ScoreInput, ScoreResult } from '#src/core/scoring/score-input.ts'
import { scoreDefinition } from '#src/core/scoring/score-key-result.ts'
import { measured } from '#src/core/work/measured.ts'
import { workShare } from '#src/core/work/serving-work.ts'
import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { Measurement, WorkLink } from '#src/core/work/work.ts'
import { failingSource } from './failing-source.ts'
import { holdStatus } from './hold-status.ts'
import { type KeyResultValue, keyResultValue } from './key-result-value.ts'
import type { Moment } from './moment.ts'
import type { Place } from './objective-of.ts'
import { originalGoal } from './original-goal.ts'
import { previousColour } from './previous-colour.ts'
import { rebaseline } from './rebaseline.ts'
import type { RowFault } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { ruleMove } from './rule-move.ts'
import { sameGoal } from './same-goal.ts'
import { type SourceState, sourceState } from './source-state.ts'

/** A key result with everything that its score is made of. */
export interface ScoredInCycle {
  readonly measurement: Measurement | null
  /** What is wrong with Source and Measure. */
  readonly sourceFaults: readonly RowFault[]
  readonly value: KeyResultValue
  readonly scoreInput: ScoreInput
  /** The colour of the day before its latest check-in; null: none that it could be judged from. */
  readonly colourBefore: Status | null
  /** null: the definition is invalid. */
  readonly aim: Aim | null
  readonly score: ScoreResult
  readonly rebaseline: KeyResultResult['rebaseline']
  readonly ruleMove: KeyResultResult['ruleMove']
  readonly source: SourceState
  /** null: its source answers, or it has none. */
  readonly outage: KeyResultResult['outage']
}

/**
 * Scores a key result by the value of its cycle, of its history and of the work linked to it. Of a cycle that is over the last
 * value is scored, also against the goal that it began with, and nothing is measured.
 * @param input.state as judged, with its objective's
 * @param input.links of the work that serves it
 * @param input.verdictOn see `rebaseline`
 */
export function scoreInCycle(input: {
  readonly keyResult: KeyResult
  readonly state: KeyResult['state']
  readonly place: Pick<Place, 'period' | 'ended'>
  readonly history: RowHistory
  readonly links: readonly WorkLink[]
  readonly verdictOn: Parameters<typeof rebaseline>[0]['verdictOn']
  readonly moment: Moment
}): ScoredInCycle {
  const { keyResult, state, place, history, moment } = input
  const { policy, today, ruleVersion } = moment
  const { period, ended } = place
  const isLeft = state === 'dropped' || state === 'deferred'
  const isRunning = !ended && !isLeft

  const { measurement, faults: sourceFaults } = isRunning
    ? measured(keyResult, moment)
    : { measurement: null, faults: [] }
  const lastDay = ended && period !== null ? period.end : today
  const value = keyResultValue({
    keyResult,
    measurement,
    isTypedSince: moment.typedSince.has(keyResult.id),
    history,
    lastDay,
    timezone: policy.timezone,
  })
  const workLinks = isRunning && hasNoSignal(keyResult) ? input.links : []
  const systems = failingSource({ ...moment, keyResult, measurement, links: workLinks })
  const answer = answerOf(measurement, workLinks, moment)
  const source = sourceState({ pageId: keyResult.id, systems, answer, history, moment })
  const { failing } = source
  const { days } = history
  const colourBefore = (day: Day) =>
    isRunning ? previousColour({ keyResult, period, days, today: day, ruleVersion }) : null
  const scoreInput: ScoreInput = {
    ...keyResult,
    period,
    history: value.days,
    sourceUnknown: measurement?.kind === 'unknown' || value.current.kind === 'implausible',
    previousColour: colourBefore(today),
    failingSince: failing?.since ?? null,
    workShare: workShare(workLinks, moment.readings),
  }
  const definition = readDefinition(scoreInput, today, policy)
  const computed = scoreDefinition(scoreInput, definition, today, policy)
  const before = days.at(-1)
  const isNew = hasNews(value, history) || (before !== undefined && !sameGoal(before, keyResult, period))
  const isHeld = before === undefined || !isNew
  const score = isUnread(measurement, source) && isHeld ? holdStatus(computed, before) : computed
  const original = isLeft ? null : originalGoal({ keyResult, period, days, today })
  return {
    measurement,
    sourceFaults,
    value,
    scoreInput,
    colourBefore: score.lastCheckIn === null ? null : colourBefore(score.lastCheckIn),
    aim: definition.aim,
    score,
    rebaseline:
      original === null
        ? null
        : rebaseline({
            verdictOn: input.verdictOn,
            scoreInput,
            original,
            today,
            policy,
          }),
    ruleMove:
      isRunning && failing === null ? ruleMove({ scoreInput, status: score.status, days, moment }) : null,
    source,
    // Nothing more can turn of what is complete by a value that was read.
    outage: failing === null || isSettled(score, measurement) ? null : { ...failing, isHeld },
  }
}

/** A person recorded something, or what is measured is another value: the same one measured again says nothing new. */
function hasNews({ news }: KeyResultValue, { checkIns }: RowHistory): boolean {
  const last = checkIns.findLast(({ source }) => source === 'measured')
  return news.some(
    ({ source, value }) => source === 'typed' || last === undefined || !sameNumber(value, last.value),
  )
}

function isSettled({ status }: ScoreResult, measurement: Measurement | null): boolean {
  return status === 'complete' && measurement?.kind !== 'unknown'
}

/** Nothing new could be had: its source fails, or what it takes is still being read for the first time. */
function isUnread(measurement: Measurement | null, { failing }: SourceState): boolean {
  return failing !== null || (measurement?.kind === 'unknown' && measurement.reason === 'still_reading')
}

/** A link that is dead is an answer too. */
const ANSWERS: ReadonlySet<UnknownReason> = new Set(['not_found', 'foreign_workspace', 'cancelled', 'empty'])

/** @param links of the work that its forecast may go by */
function answerOf(
  measurement: Measurement | null,
  links: readonly WorkLink[],
  { readings }: Pick<Moment, 'readings'>,
): Parameters<typeof sourceState>[0]['answer'] {
  if (measurement?.kind === 'unknown') return ANSWERS.has(measurement.reason) ? 'read' : 'waits'
  if (measurement !== null || links.some(({ url }) => readings.get(url)?.kind === 'known')) return 'read'
  return links.length > 0 ? 'waits' : 'none'
}

/** Where the score stands still between steps, the work says how far the next one is. */
function hasNoSignal({ type }: KeyResult): boolean {
  return type === 'yes_no' || type === 'milestone'
}
