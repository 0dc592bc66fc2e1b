import { sameNumber } from '#src/core/cell-value.ts'
import type { Choice } from '#src/core/evaluation.ts'
import type { DecisionStand } from '#src/core/history.ts'
import type { Day, KeyResult } from '#src/core/model.ts'
import { bareAmount } from '#src/core/words/amount.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'

/** One thing that is otherwise in a later stand of a key result. */
export interface StandChange {
  /** For example `Target`: what changed, for a count over several key results. */
  readonly what: string
  /** The same with before and after. */
  readonly words: string
}

/** How the numbers of a key result are written. */
export type Written = Pick<KeyResult, 'unit' | 'currentFormat' | 'type' | 'milestones'>

/** Names that are told of one list before the rest is counted. */
const NAMED = 2

/**
 * What is otherwise in the later of two stands of one key result, what a decision may choose first. The chance and the score are
 * left out.
 * @param titles of initiatives, by their ids
 */
export function standChanges(
  from: DecisionStand,
  to: DecisionStand,
  {
    choice,
    written,
    titles,
  }: {
    readonly choice: Choice | null
    readonly written: Written
    readonly titles: ReadonlyMap<string, string>
  },
): readonly StandChange[] {
  const numbers: Say<number> = {
    before: (value) => (isMilestoneList(written) ? valueInWords(written, value) : bareAmount(written, value)),
    after: (value) => valueInWords(written, value),
  }
  const day = (each: Day) => plainDayBeside(each, from.day)
  const days = { before: day, after: day }
  const weights = { before: plainNumber, after: plainNumber }
  const titled = (ids: readonly string[]) => namesOf(ids.map((id) => titles.get(id)))
  return [
    ...moved('Target', from.target, to.target, { ...numbers, none: 'empty' }, choice?.target),
    ...moved('End', from.period?.end, to.period?.end, days, choice?.end),
    ...moved('value', from.value, to.value, numbers),
    ...moved('Baseline', from.baseline, to.baseline, { ...numbers, none: 'empty' }),
    ...moved('Weight', from.weight ?? 1, to.weight ?? 1, weights),
    ...moved('Start', from.period?.start, to.period?.start, days),
    ...listed('milestones', 'added', to.milestones, from.milestones, namesOf),
    ...listed('milestones', 'taken out', from.milestones, to.milestones, namesOf),
    ...listed('initiatives', 'added', to.initiatives, from.initiatives, titled),
    ...listed('initiatives', 'done or taken out', from.initiatives, to.initiatives, titled),
    ...(from.ruleVersion === to.ruleVersion
      ? []
      : [{ what: 'rules', words: 'the rules that the chance is reckoned by' }]),
  ]
}

interface Say<Value> {
  /** Without the unit, which follows. */
  readonly before: (value: Value) => string
  readonly after: (value: Value) => string
  /** Of null; absent: it is not known. */
  readonly none?: string
}

function moved<Value extends number | string>(
  what: string,
  from: Value | null | undefined,
  to: Value | null | undefined,
  { before, after, none = 'not known' }: Say<Value>,
  chosen?: Value | null,
): StandChange[] {
  if (isSame(from ?? null, to ?? null)) return []
  const or = (words: (value: Value) => string, value: Value | null | undefined) =>
    value === null || value === undefined ? none : words(value)
  const isTold = or(before, from) !== or(before, to)
  const change = isTold
    ? `${or(before, from)} to ${or(after, to)}`
    : `${or(String, from)} to ${or(String, to)}`
  const isChosen = to !== null && to !== undefined && isSame(to, chosen ?? null)
  return [{ what, words: `${what} ${change}${isChosen ? ', as decided' : ''}` }]
}

function isSame(a: number | string | null, b: number | string | null): boolean {
  return typeof a === 'number' && typeof b === 'number' ? sameNumber(a, b) : a === b
}

function listed(
  what: string,
  how: string,
  has: readonly string[],
  hasNot: readonly string[],
  say: (entries: readonly string[]) => string,
): StandChange[] {
  const entries = has.filter((entry) => !hasNot.includes(entry))
  return entries.length === 0 ? [] : [{ what, words: `${what} ${how}: ${say(entries)}` }]
}

/** What no row bears any more is counted with those that are not named. */
function namesOf(titles: readonly (string | undefined)[]): string {
  const known = titles.flatMap((title) => (title === undefined ? [] : [{ title }]))
  const told = namedList(known, NAMED)
  const lost = titles.length - known.length
  if (lost === 0) return told
  const shown = known.slice(0, NAMED)
  return shown.length === 0
    ? `${lost} without a row`
    : `${namedList(shown)} and ${titles.length - shown.length} more`
}
