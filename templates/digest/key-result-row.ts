import { OPTION_NAMES } from '#src/core/decisions/option-names.ts'
import type { DecidedOn, KeyResultLine } from '#src/core/mail/key-result-line.ts'
import type { Day } from '#src/core/model.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { about } from './about.ts'
import { briefly } from './briefly.ts'
import { noteWords } from './note-words.ts'
import type { SectionRow } from './section.ts'
import { trendWords } from './trend-words.ts'

/** Why has the rest, one click away. */
const MOST_WHY = 120

/**
 * A key result that is worth a worry: why, what to do about it, and the owner's own words.
 * @param isAsked a decision about it is told above, which stands for why, what it is for and the next step
 */
export function keyResultRow(line: KeyResultLine, today: Day, isAsked = false): SectionRow {
  const { title, url, status, score, expected, chance, chanceAsOf, change } = line
  const isKnown = status !== 'unknown'
  const trend = trendWords(line)
  return {
    title,
    url,
    mark: null,
    numbers: isKnown ? { score, expected, chance, isOld: chanceAsOf !== null } : null,
    about: about(
      line.owners.join(', ') || 'no owner',
      // Who has to act needs to know what for; the others are found by their names.
      status === 'off_track' && !isAsked ? line.objective || 'no objective' : '',
      line.undecidedSince === null
        ? ''
        : `off track since ${formatDay(line.undecidedSince, today)}${isAsked ? '' : ', no decision'}`,
      line.decided === null ? '' : decidedWords(line.decided, today),
      chanceAsOf === null || !isKnown ? '' : `chance as of ${formatDay(chanceAsOf, today)}`,
      isKnown ? trend : '',
    ),
    change: isKnown && trend === '' ? change : null,
    ...(line.next === null || isAsked ? {} : { next: line.next.step }),
    lines: [...leadersWord(line), ...(isAsked ? [] : reasons(line)), ...noteWords(line, today)],
  }
}

function reasons({ next, status, ruled, mend, why }: KeyResultLine): readonly string[] {
  if (next !== null) return [next.fact]
  if (status === 'unknown' && mend !== '') return [`Mend: ${mend}`]
  // At risk by the rules is what its numbers say already.
  return why === '' || (status === 'at_risk' && ruled === 'at_risk') ? [] : [briefly(why, MOST_WHY)]
}

const DONE: Readonly<Record<NonNullable<DecidedOn['followed']>, string>> = {
  as_decided: ', done',
  not_yet: ', not done yet',
  otherwise: ', something else was done',
}

function decidedWords({ day, choice, followed }: DecidedOn, today: Day): string {
  const what = choice === null ? '' : `: ${OPTION_NAMES[choice]}`
  // Nothing is to be done for what is accepted.
  const done = followed === null || (choice === 'accept' && followed === 'as_decided') ? '' : DONE[followed]
  return `decided on ${formatDay(day, today)}${what}${done}`
}
