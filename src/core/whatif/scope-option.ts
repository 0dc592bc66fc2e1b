import { firstThat } from '#src/core/scoring/first-that.ts'
import type { ScoreInput, ScoreResult } from '#src/core/scoring/score-input.ts'
import { bareAmount } from '#src/core/words/amount.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { percent } from '#src/core/words/percent.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'
import { leaveOut } from './leave-out.ts'
import { objectiveAfter, objectiveProspect } from './objective-after.ts'
import { isGreen, isGreenAsIs, prospectOf, rescored } from './rescored.ts'
import { sayableTargets } from './sayable-targets.ts'
import type { Family, Subject } from './subject.ts'
import type { Choice, Option, Refused } from './what-if.ts'

/** A longer unit is left to the line that says where it stands. */
const LONGEST_UNIT = 15

/**
 * What a lower target would do (of a value to keep a wider bound, of a list of milestones some left out). The restoring one is the
 * least change of the sayable ones that brings the chance above the green cut.
 * @param asked a target in the unit of the Current column; null: none
 */
export function scopeOption(
  subject: Subject,
  family: Family,
  asked: number | null,
): Option<number> | Refused {
  const { keyResult, result, aim } = subject
  if (aim === null || aim.goal.kind === 'yes_no') {
    return asked === null
      ? nothing('Done or not: there is no target to lower.')
      : { refused: 'It is done or not: there is no target to lower; leave --target out.' }
  }
  if (isMilestoneList(keyResult)) {
    if (asked !== null) {
      return {
        refused: 'Its target is its list of milestones, which has no number to lower; leave --target out.',
      }
    }
    const { change, count, named } = leaveOut(keyResult.milestones, subject)
    return search(subject, count, (index) =>
      choose(subject, family, {
        value: index + 1,
        change: change(index + 1),
        shown: `Without ${named(index + 1)}`,
        costs: `gives up ${index + 1 === 1 ? 'that milestone' : 'those milestones'}`,
      }),
    )
  }

  const wanted = asked === null ? null : checkTarget(subject, asked)
  if (typeof wanted === 'string') return { refused: wanted }
  const at = (value: number) => choose(subject, family, { value, ...target(subject, value) })
  const { count, at: sayable } = sayableTargets(subject)
  const found = search(subject, count, (index) => at(sayable(index)))
  const isNone = found.restoring === null && result.raw !== null && aim.goal.kind === 'reach'
  const none =
    isNone && !isGreenAsIs(subject) && (result.raw ?? 0) <= 0
      ? 'No lower target restores it: the value has not moved from its baseline towards the target.'
      : found.none
  return { ...found, none, asked: wanted === null ? null : at(wanted)() }
}

interface Change {
  readonly value: number
  readonly change: Partial<ScoreInput>
  readonly shown: string
  readonly costs: string
}

/** Made only for the change that is chosen; `isGreen` is what the search asks. */
type Lazy = (() => Choice<number>) & { readonly isGreen: () => boolean }

function choose(subject: Subject, family: Family, { value, change, shown, costs }: Change): Lazy {
  let known: ScoreResult | undefined
  const score = () => {
    known ??= rescored(subject, change)
    return known
  }
  const make = () => {
    const after = score()
    const outcomes = new Map([[subject.result.id, after]])
    const objective = objectiveAfter(family, outcomes, { previousColour: null })
    return {
      value,
      shown,
      costs,
      after: prospectOf(after),
      objective: objective === null ? null : objectiveProspect(objective),
    }
  }
  return Object.assign(make, { isGreen: () => isGreen(score()) })
}

function search(subject: Subject, count: number, at: (index: number) => Lazy): Option<number> {
  const cut = percent(subject.policy.cuts.green)
  if (isGreenAsIs(subject)) return nothing(`Its chance is above ${cut} as it is.`)
  const holds = (each: number) => at(each).isGreen()
  // Of a list the plan goes with its dates, so that leaving out more need not help more; it is short, and all is tried.
  const index = isMilestoneList(subject.keyResult) ? tryAll(count, holds) : firstThat(0, count - 1, holds)
  if (index !== null) return { asked: null, restoring: at(index)(), none: null }
  if (count === 0) return nothing('There is no lower target that a person would say.')
  return nothing(noneRestores(subject, cut))
}

function tryAll(count: number, holds: (index: number) => boolean): number | null {
  for (let index = 0; index < count; index += 1) if (holds(index)) return index
  return null
}

function noneRestores({ aim, keyResult }: Subject, cut: string): string {
  if (aim?.goal.kind !== 'hold') return `No lower target brings it above ${cut}.`
  return keyResult.direction === 'between'
    ? `No move of the bound in Target brings it above ${cut}; the other bound is in Baseline.`
    : `No other bound brings it above ${cut}: its readings are too few, or the bound would pass Floor.`
}

function nothing(none: string): Option<number> {
  return { asked: null, restoring: null, none }
}

function target({ keyResult, aim }: Subject, value: number): Omit<Change, 'value'> {
  const goal = aim?.goal
  const stands = keyResult.target ?? 0
  const unit = keyResult.unit.trim().length > LONGEST_UNIT ? bareAmount : valueInWords
  const shown = `Target ${bareAmount(keyResult, value)} instead of ${unit(keyResult, stands)}`
  if (goal?.kind !== 'reach' || goal.baseline === null) {
    return { change: { target: value }, shown, costs: 'asks for less of what was to be kept' }
  }
  const share = (stands - value) / (stands - goal.baseline)
  const costs =
    share >= 0 ? `gives up ${percent(share)} of the way` : `asks for ${percent(-share)} more of the way`
  // An assumed baseline would be assumed anew, and otherwise, by the new target.
  return { change: { target: value, baseline: goal.baseline }, shown, costs }
}

/** The target to reckon with, or why it cannot be. */
function checkTarget(subject: Subject, asked: number): number | string {
  const { keyResult, aim } = subject
  const goal = aim?.goal
  const stands = keyResult.target ?? 0
  const baseline = goal?.kind === 'reach' ? goal.baseline : keyResult.baseline
  const hasWay = goal?.kind === 'reach' || keyResult.direction === 'between'
  if (hasWay && baseline !== null && Math.sign(asked - baseline) !== Math.sign(stands - baseline)) {
    // At the baseline itself there is no way to go either.
    const side = stands > baseline ? 'above' : 'below'
    return `A target of ${valueInWords(keyResult, asked)} lies beyond the baseline of ${valueInWords(keyResult, baseline)}; give one ${side} that.`
  }
  const { problems } = rescored(subject, target(subject, asked).change)
  return problems.find(({ level }) => level === 'error')?.message ?? asked
}
