import type { Sighting } from '#src/core/history.ts'
import type { Day, KeyResult } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { later } from '#src/core/time/later.ts'
import { localDay } from '#src/core/time/local-day.ts'

/** What a person answered to an episode: it keeps the ladder still for a time. */
export interface Answer {
  /** The day on which it was given. */
  readonly from: Day
  /** The first day on which it holds no more; null: the miss was accepted, and it holds until the episode ends. */
  readonly until: Day | null
  /** The first day on which its recovery plan, or a decision that was made, holds no more; null: there is neither, or it holds on. */
  readonly planUntil: Day | null
  /** Where it was given. */
  readonly by: 'row' | 'decision'
}

/** Sorts behind every day. */
const EVER = '9999-12-31'

interface Offer extends Pick<Answer, 'from' | 'by'> {
  readonly isPlan: boolean
  readonly isAccepted: boolean
}

/**
 * The answer that stands longest: Acknowledged on or after the day of the episode, a recovery plan from then on, be it one that
 * was there before, or a decision about the key result that was made since. A day to come is no answer; by another time zone it
 * may be tomorrow already. While a decision is open, what was answered until its Decide by holds no longer than that day. Whoever
 * accepted the miss is not asked about it again, unless a decision was raised that is to be made later.
 * @param input.day of the episode
 * @param input.plan since when the recovery plan has been seen; undefined: not remembered
 * @param input.decided the days of the decisions about it that were made and stand
 * @param input.dueDays those by which the open ones are to be made
 */
export function answerTo(input: {
  readonly row: Pick<KeyResult, 'acknowledged' | 'recoveryPlan'>
  readonly day: Day
  readonly plan: Sighting | undefined
  readonly decided: readonly { readonly day: Day; readonly isAccepted: boolean }[]
  readonly dueDays: readonly Day[]
  readonly today: Day
  readonly promiseDays: number
  readonly timezone: string
}): Answer | null {
  const { row, day, plan, decided, dueDays, today, promiseDays, timezone } = input
  const { acknowledged } = row
  const isGiven = (each: Day) => each >= day && each <= addDays(today, 1)
  const planned = plan === undefined ? today : localDay(plan.since, timezone)
  const offers: Offer[] = [
    ...(row.recoveryPlan.trim() === ''
      ? []
      : [{ from: later(planned, day), isPlan: true, isAccepted: false, by: 'row' } as const]),
    ...(acknowledged !== null && isGiven(acknowledged)
      ? [{ from: acknowledged, isPlan: false, isAccepted: false, by: 'row' } as const]
      : []),
    ...decided
      .filter((each) => isGiven(each.day))
      .map(({ day: from, isAccepted }) => ({ from, isPlan: true, isAccepted, by: 'decision' }) as const),
  ]
  const answers = offers
    .map((offer) => ({ ...offer, until: untilOf(offer, dueDays, promiseDays) }))
    .toSorted((a, b) => (b.until ?? EVER).localeCompare(a.until ?? EVER) || b.from.localeCompare(a.from))
  const [longest] = answers
  if (longest === undefined) return null
  const { from, until, by } = longest
  return { from, until, by, planUntil: answers.find(({ isPlan }) => isPlan)?.until ?? null }
}

function untilOf({ from, isAccepted }: Offer, dueDays: readonly Day[], promiseDays: number): Day | null {
  const ends = dueDays.filter((due) => due >= from).map((due) => addDays(due, 1))
  if (isAccepted && ends.length === 0) return null
  return [addDays(from, promiseDays), ...ends].toSorted()[0] ?? from
}
