import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { DecisionStand, KeyResultDay } from '#src/core/history.ts'
import type { Day, Decision, Initiative, KeyResult } from '#src/core/model.ts'
import { readMilestones } from '#src/core/scoring/milestones.ts'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { sameGoal } from './same-goal.ts'
import { statusInForce } from './status-in-force.ts'

/** How long after its day a decision may be seen and the key result still stand as it did. */
const FRESH_DAYS = 3
/** Later than so many days after a review or an end it is not remembered any more how it stood. */
const LATE_DAYS = 92
/** When a decision without a Review date is looked at. */
const REVIEW_DAYS = 28

/** A key result that a decision is about. */
export interface DecidedKeyResult {
  readonly keyResult: KeyResult
  readonly result: KeyResultResult
  /** What was computed for it, oldest first. */
  readonly days: readonly KeyResultDay[]
  /** The initiatives that are linked to it. */
  readonly initiatives: readonly Initiative[]
}

/**
 * How a key result stood when the decision was made, with what is to be remembered now: at first sight of the decision, at its
 * review and after the end of the period. Seen later, of the day of the decision only goal and chance are known, as far as they were
 * kept.
 * @param input.madeOn null: nobody knows when it was made
 * @param input.known what is remembered of this decision and key result
 */
export function decisionStands(input: {
  readonly decision: Pick<Decision, 'id' | 'reviewDate'>
  readonly madeOn: Day | null
  readonly about: DecidedKeyResult
  readonly known: readonly DecisionStand[]
  readonly today: Day
  readonly ruleVersion: string
}): { readonly made: DecisionStand | null; readonly news: readonly DecisionStand[] } {
  const { decision, about, known, today } = input
  const { result, days } = about
  const of = (what: DecisionStand['of']) => known.find((stand) => stand.of === what)
  const made = of('made') ?? standWhenMade(input)
  if (made === null) return { made, news: [] }
  const news = of('made') === undefined ? [made] : []

  // A row that is used again for a later cycle stands for another goal.
  const isAnother = isLaterCycle(made, result)
  const { reviewDate } = decision
  const review = reviewDate !== null && reviewDate > made.day ? reviewDate : addDays(made.day, REVIEW_DAYS)
  const isDue = (day: Day) => day <= today && daysBetween(day, today) <= LATE_DAYS
  if (of('review') === undefined && !isAnother && isDue(review)) news.push(standNow(input, 'review'))
  const end = isAnother ? made.period?.end : result.period?.end
  if (of('end') === undefined && end !== undefined && isDue(addDays(end, 1))) {
    const last = isAnother ? days.findLast(({ day }) => day <= end) : undefined
    if (last !== undefined)
      news.push({ ...made, ...goalOf(last), ...chanceOf(last), of: 'end', day: end, value: null })
    else if (result.ended) news.push(standNow(input, 'end'))
  }
  return { made, news }
}

/** The key result is of a cycle that began after the one in which the decision was made. */
export function isLaterCycle(made: DecisionStand, { period }: Pick<KeyResultResult, 'period'>): boolean {
  return made.period !== null && period !== null && period.start > made.period.end
}

type Input = Parameters<typeof decisionStands>[0]

function standWhenMade(input: Input): DecisionStand | null {
  const { madeOn, about, today } = input
  if (madeOn === null) return null
  const { keyResult, result, days } = about
  const { period } = result
  if (period !== null && period.end < madeOn) return null
  const before = days.findLast(({ day }) => day <= madeOn)
  const now = standNow(input, 'made')
  const isFresh = daysBetween(madeOn, today) <= FRESH_DAYS
  if (before === undefined) return isFresh ? now : null
  if (isFresh && sameGoal(before, keyResult, period)) return now
  const isNear = daysBetween(before.day, madeOn) <= FRESH_DAYS
  const chance = isNear ? chanceOf(before) : UNKNOWN
  // The goal was changed before the decision was seen.
  if (isFresh) return { ...now, ...goalOf(before), ...chance }
  // By its value it is known as one of which milestones and initiatives were not seen that day.
  return { ...now, ...goalOf(before), ...chance, value: null, day: madeOn }
}

const UNKNOWN = { chance: null, score: null, status: 'unknown' } as const

function standNow({ decision, about, today, ruleVersion }: Input, of: DecisionStand['of']): DecisionStand {
  const { keyResult, result, initiatives } = about
  const { baseline, target, weight } = keyResult
  return {
    decisionId: decision.id,
    keyResultId: keyResult.id,
    of,
    day: today,
    chance: result.confidence,
    score: result.score,
    value: result.current,
    status: statusInForce(result),
    baseline,
    target,
    weight,
    period: result.period,
    milestones: namesOf(keyResult),
    initiatives: initiatives
      .filter(({ status }) => status !== 'done' && status !== 'cancelled')
      .map(({ id }) => id),
    ruleVersion,
  }
}

/** Names of the milestones of its list, as typed. */
export function namesOf({ type, milestones }: Pick<KeyResult, 'type' | 'milestones'>): readonly string[] {
  return type === 'milestone' ? readMilestones(milestones).milestones.map(({ name }) => name) : []
}

function goalOf({ baseline, target, weight, period, ruleVersion }: KeyResultDay) {
  return { baseline, target, weight, period, ruleVersion }
}

function chanceOf({ confidence, score, status, overruled }: KeyResultDay) {
  return { chance: confidence, score, status: overruled ?? status }
}
