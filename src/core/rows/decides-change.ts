import { sameNumber } from '#src/core/cell-value.ts'
import { readChoice } from '#src/core/decisions/read-choice.ts'
import type { Choice, Rebaseline } from '#src/core/evaluation.ts'
import type { Day, Decision, KeyResult, Period } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { bareAmount } from '#src/core/words/amount.ts'
import { named } from '#src/core/words/named.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import type { DecisionLinks } from './decision-links.ts'

/** A decision may be written down so many days before what it decides is done. */
const AHEAD_DAYS = 14

/** One part of the goal of a key result that is no longer what the cycle began with. */
export interface GoalMove {
  readonly keyResult: KeyResult
  readonly property: Rebaseline['changes'][number]['property']
  /** The first day on which the goal was seen as it is now. */
  readonly day: Day
  /** As it is now. */
  readonly period: Period | null
}

type Links = Pick<DecisionLinks, 'about' | 'stands' | 'keyResultsOf'>

/**
 * Whether a decision that stands covers the change. Where it says what was chosen, that has to be this property, and of a target
 * or an end this value; otherwise it is to be at most 14 days older than the change. One without a day of its own counts.
 */
export function decidesChange(move: GoalMove, links: Links): boolean {
  return links
    .about(move.keyResult.id)
    .some((decision) => links.stands(decision) && covers(decision, move, links))
}

/** What decisions say of a change that none covers, as a sentence; empty: nothing. */
export function decidedInstead(move: GoalMove, links: Links): string {
  const { keyResult, property, period } = move
  for (const decision of links.about(keyResult.id)) {
    const day = decision.date ?? decision.raised
    const on = day === null ? '' : ` on ${plainDay(day)}`
    if (decision.status === 'reversed') {
      if (covers(decision, move, links))
        return `The decision that covered it, ${named(decision)}, was reversed.`
      continue
    }
    if (!links.stands(decision)) continue
    const choice = readChoice(decision, keyResult)
    if (property === 'Target' && choice?.target != null) {
      const is = keyResult.target === null ? 'empty' : bareAmount(keyResult, keyResult.target)
      return `Decided${on} was the target ${bareAmount(keyResult, choice.target)}; it is ${is}.`
    }
    if (property === 'Period' && choice?.end != null) {
      return `Decided${on} was the end ${choice.end}; it is ${period?.end ?? 'empty'}.`
    }
    if (choice !== null && !isOf(choice, property)) {
      return `The decision ${named(decision)}${day === null ? '' : ` of ${plainDay(day)}`} does not name ${property}.`
    }
  }
  return ''
}

function covers(decision: Decision, { keyResult, property, day, period }: GoalMove, links: Links): boolean {
  const choice = readChoice(decision, keyResult)
  if (choice !== null) {
    if (!isOf(choice, property)) return false
    if (isAsChosen(choice, keyResult, period)) return true
    // Of which of several key results a value is cannot be told.
    const isNamed = choice.target !== null || choice.end !== null
    if (isNamed && links.keyResultsOf(decision).length === 1) return false
  }
  const decidedOn = decision.date ?? decision.raised
  return decidedOn === null || decidedOn >= addDays(day, -AHEAD_DAYS)
}

function isOf({ kind }: Choice, property: GoalMove['property']): boolean {
  return (kind === 'scope' && property === 'Target') || (kind === 'time' && property === 'Period')
}

function isAsChosen({ target, end }: Choice, keyResult: KeyResult, period: Period | null): boolean {
  if (end !== null) return period?.end === end
  return target !== null && keyResult.target !== null && sameNumber(target, keyResult.target)
}
