import type { KeyResultResult, Overrule } from '#src/core/evaluation.ts'
import type { KeyResult, Status } from '#src/core/model.ts'
import type { Current } from '#src/core/rows/current.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import type { Aim } from '#src/core/scoring/definition.ts'
import type { ScoreResult } from '#src/core/scoring/score-input.ts'
import type { Measurement } from '#src/core/work/work.ts'
import { amount } from './amount.ts'
import { cleanText } from './clean-text.ts'
import { STATUS_LABEL } from './labels.ts'
import { plainDay } from './plain-day.ts'
import { isMilestoneList, standingInWords } from './standing-in-words.ts'

/** Longest text that is written into Why and Summary. */
const LONGEST = 280

interface Case {
  readonly keyResult: KeyResult
  readonly state: KeyResultResult['state']
  readonly score: Omit<ScoreResult, 'problems' | 'valid'>
  /** null: the definition is invalid. */
  readonly aim: Aim | null
  readonly current: Current
  readonly measurement: Measurement | null
  readonly overrule: Overrule | null
  /** What keeps it from being scored; null: nothing. */
  readonly obstacle: Pick<RowFault, 'message' | 'mend'> | null
}

/**
 * Why a key result has its status: at most 280 characters of facts with their dates, the most important first. It holds
 * nothing that moves by the clock alone (days left, the plan of today), so that an unchanged row keeps its words.
 */
export function why(found: Case): string {
  const { keyResult, state, score, overrule, obstacle } = found
  if (state === 'dropped' && keyResult.state !== 'dropped')
    return 'Its objective was cancelled: it counts in no score.'
  if (state === 'dropped') return 'Dropped: it counts in no score.'
  if (state === 'deferred') return 'Deferred: it counts in no score.'
  const told = obstacle === null ? facts(found) : [`Unknown: ${obstacle.message}`, obstacle.mend]
  return sentences([overrule === null ? '' : overruled(overrule, score.status), ...told])
}

/** That a person set the status, until when, and what the rules say. */
export function overruled(overrule: Overrule, computed: Status): string {
  return `${setByPerson(overrule)}; the rules say ${STATUS_LABEL[computed]}.`
}

/** How Why and Summary begin while a person's status stands. */
export function setByPerson({ status, until }: Overrule): string {
  return `Set to ${STATUS_LABEL[status]} by a person until ${plainDay(until)}`
}

/** Joins what there is to say, cut to what a cell should hold. */
export function sentences(told: readonly string[]): string {
  return cleanText(told.filter((sentence) => sentence !== '').join(' '), LONGEST)
}

function facts(found: Case): string[] {
  const { score, aim, measurement, keyResult } = found
  if (aim === null) return []
  const start = plainDay(aim.period.start)
  if (score.reasons.includes('before_start')) return [`Starts on ${start}.`]
  if (score.reasons.includes('no_check_in') || score.lastCheckIn === null) {
    const silence = score.status === 'not_started' ? '' : ', and silence is never green'
    const fill = isMilestoneList(keyResult)
      ? 'Tick what is done in Milestones.'
      : 'Type the latest value into Current.'
    return [`No check-in since the period started on ${start}${silence}.`, fill, unread(measurement)]
  }
  return [...standingInWords({ keyResult, score, aim, day: score.lastCheckIn }), origin(found)]
}

/** A correction that cannot be scored (12 of a Yes/No) is not where the number comes from. */
function origin({ current, measurement, keyResult, score }: Case): string {
  const isTyped = score.current !== null && score.current === keyResult.current
  if (current.kind === 'correction' && isTyped) {
    return `Typed by a person over the measured ${amount(keyResult, current.measured)}.`
  }
  if ((current.kind === 'measured' || current.kind === 'correction') && measurement?.kind === 'value')
    return `Measured: ${measurement.evidence}.`
  return unread(measurement)
}

/** A source that fails as a whole is said once for the run and not on every page. */
function unread(measurement: Measurement | null): string {
  if (measurement?.kind !== 'unknown' || measurement.reason === 'source_failed') return ''
  return `Not measured: ${measurement.detail}`
}
