import type { Digest } from '#src/core/mail/digest.ts'
import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import { WEEKS } from '#src/core/mail/weekly-trend.ts'
import type { Day } from '#src/core/model.ts'
import type { BriefSection } from '#templates/report/brief-section.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { briefly } from './briefly.ts'
import { noteWords } from './note-words.ts'
import { trendBriefly } from './trend-words.ts'

const MOST_WHY = 120

/** What the parts of a line are, in their order. */
export const BRIEF_LEGEND = `Score / expected · chance · owner · gain in ${WEEKS - 1} weeks or less`

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
    isScored(line) ? trendBriefly(line) : '',
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
  if (!isScored({ status })) return []
  const asOf = chanceAsOf === null ? '' : ` as of ${formatDay(chanceAsOf, today)}`
  return [`${formatScore(score)} / ${formatScore(expected)}`, `${formatShare(chance)}${asOf}`]
}

/** Complete and not begun have no trend that could tell anything. */
export function isScored({ status }: Pick<KeyResultLine, 'status'>): boolean {
  return status === 'on_track' || status === 'at_risk'
}
