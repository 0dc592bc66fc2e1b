import type { InitiativeResult } from '#src/core/initiative-result.ts'
import { reaches } from '#src/core/scoring/forecast.ts'
import type { Subject } from '#src/core/whatif/subject.ts'
import type { Choice, KeyResultWhatIf, People, Prospect } from '#src/core/whatif/what-if.ts'
import { roundAmount } from '#src/core/words/amount.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { lowerFirst, upperFirst } from '#src/core/words/first-letter.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { named } from '#src/core/words/named.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import type { ToldOption } from './option-lines.ts'
import { unblockWords, whatItWaitsFor } from './unblock-words.ts'

/** Of a pace with its unit. */
const LONGEST_AMOUNT = 60

/** With less time left it is told in days. */
const FEW_DAYS = 14

/**
 * What can be chosen about a key result, as far as it can be told: unblock, scope, time, people, accept.
 * @param blocked the first of the blocked initiatives that serve it; null: none is
 */
export function keyResultOptions(
  subject: Subject,
  { scope, time, people, accept, period, objective }: KeyResultWhatIf,
  blocked: InitiativeResult | null,
): readonly ToldOption[] {
  const lower = scope?.restoring ?? null
  const later = time?.restoring ?? null
  const pace = people === null ? null : paceInWords(subject, people)
  return [
    ...(blocked === null
      ? []
      : [
          {
            kind: 'unblock' as const,
            words: unblockWords(whatItWaitsFor(blocked), `, which blocks ${named(blocked)}`),
          },
        ]),
    ...(lower === null
      ? []
      : [
          {
            kind: 'scope' as const,
            words: `${chosen(lower.shown, lower)}${isReached(subject, lower) ? ' It counts as reached already.' : ''}`,
          },
        ]),
    ...(later === null || period === null
      ? []
      : [{ kind: 'time' as const, words: chosen(`End ${later.value} instead of ${period.end}`, later) }]),
    ...(pace === null ? [] : [{ kind: 'people' as const, words: pace }]),
    ...(accept === null ? [] : [{ kind: 'accept' as const, words: acceptInWords(accept, objective) }]),
  ]
}

/** The value as it stands would be enough for the changed goal, which is then none to work for. */
export function isReached({ aim, result }: Subject, { after }: Pick<Choice<unknown>, 'after'>): boolean {
  return aim?.goal.kind === 'reach' && after.score !== null && reaches(after.score, result.targetScore)
}

function chosen(shown: string, { after, costs }: Pick<Choice<unknown>, 'after' | 'costs'>): string {
  return `${shown}, ${chance(after)}. ${upperFirst(costs)}.`
}

function chance({ chance }: Prospect): string {
  return chance === null ? 'no chance can be told' : `chance ${percent(chance)}`
}

/** null: a pace has no meaning for it, or none is needed. */
function paceInWords({ keyResult }: Subject, people: People): string | null {
  const { neededPerWeek, soFarPerWeek, weeksLeft } = people
  if (neededPerWeek === null || people.neededPace === null || people.neededPace === 0) return null
  const way = Math.sign(neededPerWeek)
  const isList = isMilestoneList(keyResult)
  const isShare = keyResult.currentFormat === 'percent' || keyResult.unit.trim() === '%'
  const size = Math.abs(neededPerWeek)
  const bare = (value: number) => (isList ? percent(value) : roundAmount(keyResult, value, size))
  const unit = isList ? 'of the milestones' : isShare ? 'percentage points' : keyResult.unit
  const amount = cleanText(`${bare(size)} ${unit}`, LONGEST_AMOUNT)
  const along = (soFarPerWeek ?? 0) * way
  const soFar =
    soFarPerWeek === null ? '' : `, ${bare(Math.abs(along))} ${along < 0 ? 'the wrong way ' : ''}so far`
  return `${amount} a week needed${soFar}, ${timeLeft(weeksLeft)} left; no chance can be told.`
}

function timeLeft(weeks: number): string {
  const days = Math.round(weeks * 7)
  if (days < FEW_DAYS) return days === 1 ? '1 day' : `${days} days`
  return `${plainNumber(Math.round(weeks * 10) / 10)} weeks`
}

function acceptInWords(
  { words, isMiss, objective: after }: NonNullable<KeyResultWhatIf['accept']>,
  objective: KeyResultWhatIf['objective'],
): string {
  const ending = lowerFirst(words)
  if (!isMiss || after === null || objective === null) return ending
  const { status, chance: average } = after
  // Of one that has no other key result it says nothing.
  const told = average === null || average === 0 ? '' : `, average chance ${percent(average)}`
  return `${ending.slice(0, -1)}; its objective is then ${STATUS_LABEL[status]}${told}.`
}
