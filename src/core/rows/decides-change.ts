import { sameNumber } from '#src/core/cell-value.ts'
import { compareTexts } from '#src/core/compare-texts.ts'
import type { Choice } from '#src/core/decision-result.ts'
import { readChoice } from '#src/core/decisions/read-choice.ts'
import type { Instead, Rebaseline } from '#src/core/evaluation.ts'
import type { Day, Decision, KeyResult, Period } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { amount, bareAmount } from '#src/core/words/amount.ts'
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

/** Whether a change was decided; if not, what was; null: nothing. */
export interface Verdict {
  readonly decided: boolean
  readonly instead: Instead | null
}

type Links = Pick<DecisionLinks, 'about' | 'aboutPeriod' | 'stands' | 'keyResultsOf'>

/**
 * Whether a decision that stands covers the change. Where it says what was chosen, that has to be this property, and of a target
 * or an end this value; otherwise it is to be at most 14 days older than the change, or than the period if it names the property.
 * One without a day of its own counts.
 */
export function decidesChange(move: GoalMove, links: Links): boolean {
  return (
    links
      .about(move.keyResult.id)
      .some((decision) => links.stands(decision) && covers(decision, move, links)) || movesPeriod(move, links)
  )
}

/** The two together, as a score takes them. */
export function verdictOn(move: GoalMove, links: Links): Verdict {
  const decided = decidesChange(move, links)
  return { decided, instead: decided ? null : decidedInstead(move, links) }
}

/** What decisions say of a change that none covers, the latest first; null: nothing. */
export function decidedInstead(move: GoalMove, links: Links): Instead | null {
  const { keyResult, property, period } = move
  let reversed = ''
  const latest = links.about(keyResult.id).toSorted((a, b) => compareTexts(dayOf(b) ?? '', dayOf(a) ?? ''))
  for (const decision of latest) {
    const day = dayOf(decision)
    // The day on which it was raised is not the one on which it was decided.
    const on = decision.date === null ? '' : ` on ${plainDay(decision.date)}`
    if (decision.status === 'reversed') {
      if (reversed === '' && covers(decision, move, links))
        reversed = `The decision that covered it, ${named(decision)}, was reversed. `
      continue
    }
    if (!links.stands(decision)) continue
    const choice = readChoice(decision, keyResult)
    if (property === 'Target' && choice?.target != null) {
      const chosen = amount(keyResult, choice.target)
      const is = keyResult.target === null ? 'empty' : bareAmount(keyResult, keyResult.target)
      const words = `${reversed}Decided${on} was the target ${chosen}; it is ${is}.`
      return { words, chosen: `Target to ${chosen}` }
    }
    if (property === 'Period' && choice?.end != null) {
      const words = `${reversed}Decided${on} was the end ${choice.end}; it is ${period?.end ?? 'empty'}.`
      return { words, chosen: `the end of Period to ${choice.end}` }
    }
    if (choice !== null && !isOf(choice, property)) {
      const of = day === null ? '' : ` of ${plainDay(day)}`
      return {
        words: `${reversed}The decision ${named(decision)}${of} does not name ${property}.`,
        chosen: null,
      }
    }
  }
  return reversed === '' ? null : { words: reversed.trim(), chosen: null }
}

function dayOf({ date, raised }: Decision): Day | null {
  return date ?? raised
}

function covers(decision: Decision, { keyResult, property, day, period }: GoalMove, links: Links): boolean {
  const decidedOn = dayOf(decision)
  const isSince = (first: Day) => decidedOn === null || decidedOn >= addDays(first, -AHEAD_DAYS)
  const choice = readChoice(decision, keyResult)
  if (choice === null) return isSince(day)
  if (!isOf(choice, property)) return false
  if (isAsChosen(choice, keyResult, period)) return true
  const isNamed = choice.target !== null || choice.end !== null
  if (!isNamed) return isSince(day) || (period !== null && isSince(period.start))
  // Of which of several key results a value is cannot be told.
  return links.keyResultsOf(decision).length > 1 && isSince(day)
}

/** The period is the objective's: whoever decided its end about one key result of it decided it for all. */
function movesPeriod({ keyResult, property, period }: GoalMove, links: Links): boolean {
  if (property !== 'Period' || period === null) return false
  return links
    .aboutPeriod(keyResult)
    .some((decision) => links.stands(decision) && readChoice(decision, null)?.end === period.end)
}

function isOf({ kind }: Choice, property: GoalMove['property']): boolean {
  return (kind === 'scope' && property === 'Target') || (kind === 'time' && property === 'Period')
}

function isAsChosen({ target, end }: Choice, keyResult: KeyResult, period: Period | null): boolean {
  if (end !== null) return period?.end === end
  return target !== null && keyResult.target !== null && sameNumber(target, keyResult.target)
}
