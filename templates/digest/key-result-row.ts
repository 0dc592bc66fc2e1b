import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import type { Day, Status } from '#src/core/model.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { about } from './about.ts'
import type { SectionRow } from './section.ts'

/** States whose rows have numbers: in the others there is nothing to compare. */
const COLOURED: readonly Status[] = ['off_track', 'at_risk', 'on_track']

/** States whose rows say why: the others are fine, and short. */
const EXPLAINED: readonly Status[] = ['off_track', 'at_risk', 'unknown', 'not_started']

export function keyResultRow(line: KeyResultLine, today: Day): SectionRow {
  const { title, url, score, expected, chance, chanceAsOf, change } = line
  const coloured = COLOURED.includes(line.status)
  return {
    title,
    url,
    mark: null,
    numbers: coloured ? { score, expected, chance, isOld: chanceAsOf !== null } : null,
    about: about(
      line.objective || 'no objective',
      line.owners.join(', ') || 'no owner',
      distance(line),
      chanceAsOf === null ? '' : `chance as of ${formatDay(chanceAsOf, today)}`,
    ),
    change: change !== null && coloured ? change : null,
    lines: [...leadersWord(line), ...reasons(line), ...note(line)],
  }
}

function distance({ gap, status, noMargin }: KeyResultLine): string {
  const behind = formatScore(gap === null ? null : Math.abs(gap))
  if (gap === null || noMargin || status === 'complete' || behind === '0.00') return ''
  return gap > 0 ? `${behind} behind` : `${behind} ahead`
}

function reasons(line: KeyResultLine): readonly string[] {
  if (line.achieved !== null) return [`Achieved, ${formatScore(line.achieved)} of a stretch target.`]
  if (!isExplained(line)) return []
  const why = [line.noMargin ? 'At risk: on plan, no margin.' : '', line.why].filter((part) => part !== '')
  const mend = isMendTold(line) ? [] : [`Mend: ${line.mend}`]
  return [...(why.length > 0 ? [why.join(' ')] : []), ...mend]
}

/** Findings are told at the end; here only the one that keeps it from being scored, unless Why says it already. */
function isMendTold({ status, mend, why }: KeyResultLine): boolean {
  const isScored = status === 'at_risk' || status === 'off_track'
  return isScored || mend === '' || why.includes(mend)
}

/** The owner's own words are quoted as such, and only where they explain a worry. */
function note(line: KeyResultLine): readonly string[] {
  return line.note !== '' && isExplained(line) ? [`Note: “${line.note}”`] : []
}

/** A worry of the rules is explained also where a person calls it fine. */
function isExplained({ status, ruled }: KeyResultLine): boolean {
  return EXPLAINED.includes(status) || EXPLAINED.includes(ruled)
}
