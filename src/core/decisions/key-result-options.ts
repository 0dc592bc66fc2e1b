import type { Subject } from '#src/core/whatif/subject.ts'
import type { Choice, KeyResultWhatIf, People, Prospect } from '#src/core/whatif/what-if.ts'
import { bareAmount } from '#src/core/words/amount.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'
import type { ToldOption } from './option-lines.ts'

/** What can be chosen about a key result, as far as it can be told: scope, time, people, accept. */
export function keyResultOptions(
  subject: Subject,
  { scope, time, people, accept, period, objective }: KeyResultWhatIf,
): readonly ToldOption[] {
  const lower = scope?.restoring ?? null
  const later = time?.restoring ?? null
  const pace = people === null ? null : paceInWords(subject, people)
  return [
    ...(lower === null ? [] : [{ kind: 'scope' as const, words: chosen(lower.shown, lower) }]),
    ...(later === null || period === null
      ? []
      : [{ kind: 'time' as const, words: chosen(`End ${later.value} instead of ${period.end}`, later) }]),
    ...(pace === null ? [] : [{ kind: 'people' as const, words: pace }]),
    ...(accept === null ? [] : [{ kind: 'accept' as const, words: acceptInWords(accept, objective) }]),
  ]
}

function chosen(shown: string, { after, costs }: Pick<Choice<unknown>, 'after' | 'costs'>): string {
  return `${shown}, ${chance(after)}. ${costs.charAt(0).toUpperCase()}${costs.slice(1)}.`
}

function chance({ chance }: Prospect): string {
  return chance === null ? 'no chance can be told' : `chance ${percent(chance)}`
}

/** null: a pace has no meaning for it, or none is needed. */
function paceInWords({ keyResult }: Subject, people: People): string | null {
  const { neededPerWeek, soFarPerWeek, weeksLeft } = people
  if (neededPerWeek === null || people.neededPace === null || people.neededPace === 0) return null
  const way = Math.sign(neededPerWeek)
  const needed = `${valueInWords(keyResult, Math.abs(neededPerWeek))} a week needed`
  const shown = (value: number) =>
    isMilestoneList(keyResult) ? percent(value) : bareAmount(keyResult, value)
  const along = (soFarPerWeek ?? 0) * way
  const soFar =
    soFarPerWeek === null ? '' : `, ${shown(Math.abs(along))} ${along < 0 ? 'the wrong way ' : ''}so far`
  const weeks = Math.round(weeksLeft * 10) / 10
  return `${needed}${soFar}, ${plainNumber(weeks)} ${weeks === 1 ? 'week' : 'weeks'} left; no chance can be told.`
}

function acceptInWords(
  { words, isMiss, objective: after }: NonNullable<KeyResultWhatIf['accept']>,
  objective: KeyResultWhatIf['objective'],
): string {
  const ending = `${words.charAt(0).toLowerCase()}${words.slice(1)}`
  if (!isMiss || after === null || objective === null) return ending
  const { status, chance: average } = after
  // Of one that has no other key result it says nothing.
  const told = average === null || average === 0 ? '' : `, average chance ${percent(average)}`
  return `${ending.slice(0, -1)}; its objective is then ${STATUS_LABEL[status]}${told}.`
}
