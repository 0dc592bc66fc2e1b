import type { Digest } from '#src/core/mail/digest.ts'
import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import type { Day } from '#src/core/model.ts'
import type { BriefSection } from '#templates/report/brief-section.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { briefly } from './briefly.ts'
import { noteWords } from './note-words.ts'
import { trendWords } from './trend-words.ts'

const MOST_WHY = 120

/** A key result that needs nobody, in one line: score of expected, chance, owner, the last weeks; and a Note that is news. */
export function keyResultBrief(
  line: KeyResultLine,
  { comparedWith, today }: Pick<Digest, 'comparedWith' | 'today'>,
): BriefSection['brief'][number] {
  const { title, url, status, ruled, owners, noteSince } = line
  // A worry of the rules is explained also where a person calls it fine.
  const isWorry = ruled === 'off_track' || (ruled === 'at_risk' && status !== 'at_risk')
  const isNews = noteSince !== null && comparedWith !== null && noteSince > comparedWith
  const parts = [
    ...numbers(line, today),
    owners.join(', ') || 'no owner',
    status === 'on_track' || status === 'at_risk' ? trendWords(line) : '',
    ...leadersWord(line),
    isWorry ? briefly(line.why, MOST_WHY) : '',
    ...(isNews || isWorry ? noteWords(line, today) : []),
  ]
  return { title, url, about: parts.filter((part) => part !== '').join(' · ') }
}

function numbers(
  { status, score, expected, chance, chanceAsOf, achieved }: KeyResultLine,
  today: Day,
): readonly string[] {
  if (achieved !== null) return [`achieved, ${formatScore(achieved)} of a stretch target`]
  if (status !== 'on_track' && status !== 'at_risk') return []
  const asOf = chanceAsOf === null ? '' : ` as of ${formatDay(chanceAsOf, today)}`
  return [`score ${formatScore(score)} / ${formatScore(expected)}`, `chance ${formatShare(chance)}${asOf}`]
}
