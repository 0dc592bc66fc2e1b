import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import type { Day } from '#src/core/model.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { about } from './about.ts'
import { briefly } from './briefly.ts'
import { noteWords } from './note-words.ts'
import type { SectionRow } from './section.ts'
import { trendWords } from './trend-words.ts'

/** Why has the rest, one click away. */
const MOST_WHY = 120

/** A key result that is worth a worry: why, what to do about it, and the owner's own words. */
export function keyResultRow(line: KeyResultLine, today: Day): SectionRow {
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
      line.objective || 'no objective',
      chanceAsOf === null || !isKnown ? '' : `chance as of ${formatDay(chanceAsOf, today)}`,
      isKnown ? trend : '',
    ),
    change: isKnown && trend === '' ? change : null,
    ...(line.next === null ? {} : { next: line.next.step }),
    lines: [...leadersWord(line), ...reasons(line), ...noteWords(line, today)],
  }
}

function reasons({ achieved, next, status, mend, why }: KeyResultLine): readonly string[] {
  if (achieved !== null) return [`Achieved, ${formatScore(achieved)} of a stretch target.`]
  if (next !== null) return [next.fact]
  if (status === 'unknown' && mend !== '') return [`Mend: ${mend}`]
  return why === '' ? [] : [briefly(why, MOST_WHY)]
}
