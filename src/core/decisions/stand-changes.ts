import type { Choice } from '#src/core/decision-result.ts'
import type { DecisionStand } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { changeInWords, isSame } from './change-in-words.ts'
import { sayValue, type Written, whatMoved } from './what-moved.ts'

/** One thing that is otherwise in a later stand of a key result. */
export interface StandChange {
  /** For example `Target`: what changed, for a count over several key results. */
  readonly what: string
  /** The same with before and after. */
  readonly words: string
}

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
  const titled = (ids: readonly string[]) => namesOf(ids.map((id) => titles.get(id)))
  const value = changeInWords(from.value, to.value, { ...sayValue(written), none: 'not known' })
  const chosen = new Map<string, number | Day | null>([
    ['Target', choice?.target ?? null],
    ['End', choice?.end ?? null],
  ])
  return [
    ...whatMoved(from, to, written, from.day).map((move) => {
      const isChosen = move.to !== null && isSame(move.to, chosen.get(move.part) ?? null)
      return { what: move.part, words: `${move.words}${isChosen ? ', as decided' : ''}` }
    }),
    ...(value === null ? [] : [{ what: 'value', words: `value ${value}` }]),
    ...listed('milestones', 'added', to.milestones, from.milestones, namesOf),
    ...listed('milestones', 'taken out', from.milestones, to.milestones, namesOf),
    ...listed('initiatives', 'added', to.initiatives, from.initiatives, titled),
    ...listed('initiatives', 'done or taken out', from.initiatives, to.initiatives, titled),
    ...(from.ruleVersion === to.ruleVersion
      ? []
      : [{ what: 'rules', words: 'the rules that the chance is reckoned by' }]),
  ]
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
