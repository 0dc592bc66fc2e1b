import { reaches, settled } from '#src/core/scoring/forecast.ts'
import type { ScoreResult } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { HIGHEST_FORECAST } from '#src/core/scoring/weighted-mean.ts'
import { addDays } from '#src/core/time/day.ts'
import { roundAmount } from '#src/core/words/amount.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import { type Outcome, objectiveAfter, objectiveProspect } from './objective-after.ts'
import { prospectOf } from './rescored.ts'
import type { Family, Subject } from './subject.ts'
import type { Accept } from './what-if.ts'

type Ending = Pick<ScoreResult, 'confidence' | 'forecast' | 'score' | 'status' | 'risk'>

/**
 * Nothing is changed: the score that it is expected to end at, scored as of the day after the end, and its objective if it ends
 * there while the others stay as they are. Where no miss is expected the objective stays as it is.
 */
export function acceptOption(subject: Subject, family: Family): Accept | null {
  const { result, aim } = subject
  const ending = endingOf(subject)
  if (ending === null || aim === null) return null
  const { goal } = aim
  const { objective: parent } = family
  const outcomes = new Map<string, Outcome>([[result.id, ending]])
  const isMiss = ending.status !== 'complete'
  // An end that is only likely is no reason to call the objective's chance certain.
  const after = isMiss ? objectiveAfter(family, outcomes, { previousColour: parent?.colour ?? null }) : parent
  const forecast = held(result.forecast ?? 0)
  const value =
    goal.kind === 'reach' && goal.baseline !== null
      ? goal.baseline + forecast * (goal.target - goal.baseline)
      : null
  return {
    forecast,
    value,
    isMiss,
    after: prospectOf(ending),
    objective: after === null ? null : objectiveProspect(after),
    words: inWords(subject, { forecast, value, isMiss }),
  }
}

function inWords(
  { keyResult, result, aim, today }: Subject,
  { forecast, value, isMiss }: Pick<Accept, 'forecast' | 'value' | 'isMiss'>,
): string {
  const goal = aim?.goal
  if (goal?.kind === 'yes_no')
    return `If it is not done by ${plainDayBeside(aim?.period.end ?? today, today)}, it ends at 0 %, a miss.`
  const at =
    value === null || forecast === 0 || goal?.kind !== 'reach' || isMilestoneList(keyResult)
      ? ''
      : `, at ${roundAmount(keyResult, value, goal.target - (goal.baseline ?? 0))}`
  const of = goal?.kind === 'hold' ? 'of the time kept' : 'of the way'
  const chance = result.confidence === null ? '' : `, at a chance of ${percent(result.confidence)}`
  const verdict = isMiss ? 'a miss' : `no miss${chance}; its objective stays as it is`
  return `Expected to end at ${percent(forecast)} ${of}${at}: ${verdict}.`
}

/** What the rules say on the day after the end of a key result that ends where it is expected to; null: nothing is expected. */
export function endingOf({ result, aim, scoreInput, policy }: Subject): Ending | null {
  if (aim === null || result.forecast === null) return null
  const { goal, period } = aim
  const forecast = held(result.forecast)
  if (goal.kind === 'hold') {
    // Its score is time kept so far, which no last reading can stand for.
    const { confidence } = settled(forecast, result.targetScore)
    const status = reaches(forecast, result.targetScore) ? 'complete' : 'off_track'
    const risk = status === 'complete' ? 'none' : 'critical'
    return { confidence, forecast, score: forecast, status, risk }
  }
  const isReach = goal.kind === 'reach'
  const last = isReach ? (goal.baseline ?? 0) + forecast * (goal.target - (goal.baseline ?? 0)) : 0
  const before = scoreInput.history.filter(({ day }) => day < period.end)
  const input = {
    ...scoreInput,
    ...(isReach ? { baseline: goal.baseline, target: goal.target } : {}),
    // A list would stand for its own share.
    milestones: '',
    history: [...before, { day: period.end, value: last }],
    previousColour: null,
    sourceUnknown: false,
    failingSince: null,
    workShare: null,
  }
  return scoreKeyResult(input, addDays(period.end, 1), policy)
}

function held(forecast: number): number {
  return Math.min(HIGHEST_FORECAST, Math.max(0, forecast))
}
