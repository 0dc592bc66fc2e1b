import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day, KeyResult, Status } from '#src/core/model.ts'
import { type Aim, readDefinition } from '#src/core/scoring/definition.ts'
import type { ScoreInput, ScoreResult } from '#src/core/scoring/score-input.ts'
import { scoreDefinition } from '#src/core/scoring/score-key-result.ts'
import { measured } from '#src/core/work/measured.ts'
import { workShare } from '#src/core/work/serving-work.ts'
import type { Measurement, WorkLink } from '#src/core/work/work.ts'
import { type KeyResultValue, keyResultValue } from './key-result-value.ts'
import type { Moment } from './moment.ts'
import type { Place } from './objective-of.ts'
import { originalGoal } from './original-goal.ts'
import { previousColour } from './previous-colour.ts'
import { rebaseline } from './rebaseline.ts'
import type { RowFault } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { ruleMove } from './rule-move.ts'
import { type Since, since } from './since.ts'

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
  /** Since when its source fails. */
  readonly failing: Since
}

/**
 * Scores a key result by the value of its cycle, of its history and of the work linked to it. Of a cycle that is over the last
 * value is scored, and nothing is measured or compared.
 * @param input.state as judged, with its objective's
 * @param input.links of the work that serves it
 * @param input.isDecided whether a decision of that time is linked
 */
export function scoreInCycle(input: {
  readonly keyResult: KeyResult
  readonly state: KeyResult['state']
  readonly place: Pick<Place, 'period' | 'ended'>
  readonly history: RowHistory
  readonly links: readonly WorkLink[]
  readonly isDecided: (since: Day) => boolean
  readonly moment: Moment
}): ScoredInCycle {
  const { keyResult, state, place, history, moment } = input
  const { policy, today, ruleVersion } = moment
  const { period, ended } = place
  const isRunning = !ended && state !== 'dropped' && state !== 'deferred'

  const { measurement, faults: sourceFaults } = isRunning
    ? measured(keyResult, moment)
    : { measurement: null, faults: [] }
  const lastDay = ended && period !== null ? period.end : today
  const value = keyResultValue({ keyResult, measurement, history, lastDay, timezone: policy.timezone })
  const isFailing = measurement?.kind === 'unknown' && measurement.reason === 'source_failed'
  const what = isFailing ? 'source_failed' : null
  const failing = since({ pageId: keyResult.id, what, kind: 'source_failed', history, moment })
  const { days } = history
  const colourBefore = (day: Day) =>
    isRunning ? previousColour({ keyResult, period, days, today: day, ruleVersion }) : null
  const scoreInput: ScoreInput = {
    ...keyResult,
    period,
    history: value.days,
    sourceUnknown: measurement?.kind === 'unknown' || value.current.kind === 'implausible',
    previousColour: colourBefore(today),
    failingSince: failing.day,
    workShare: isRunning && hasNoSignal(keyResult) ? workShare(input.links, moment.readings) : null,
  }
  const definition = readDefinition(scoreInput, today, policy)
  const score = scoreDefinition(scoreInput, definition, today, policy)
  const original = isRunning ? originalGoal({ keyResult, period, days, today }) : null
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
        : rebaseline({ scoreInput, original, decided: input.isDecided(original.day), today, policy }),
    ruleMove: isRunning ? ruleMove({ scoreInput, status: score.status, days, moment }) : null,
    failing,
  }
}

/** Where the score stands still between steps, the work says how far the next one is. */
function hasNoSignal({ type }: KeyResult): boolean {
  return type === 'yes_no' || type === 'milestone'
}
