import { OPTION_NAMES } from '#src/core/decisions/option-names.ts'
import type { DecidedRow, Ending } from '#src/core/mail/quarterly/decisions-by-option.ts'
import type { Day } from '#src/core/model.ts'
import { about } from '#templates/digest/about.ts'
import { PLAIN_ROW, type SectionRow } from '#templates/digest/section.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'

/** Key results of one decision that are told. */
const TOLD = 3

const ENDINGS: Readonly<Record<Ending, string>> = {
  hit: 'hit',
  missed: 'missed',
  no_value: 'never measured',
  unknown: 'unknown',
  open: 'not graded in this quarter',
  left: 'dropped or deferred',
}

/** A decision with the chance of each key result when it was made, how that ended, and its Outcome in its owner's words. */
export function decidedRow(row: DecidedRow, today: Day): SectionRow {
  const { title, url, owners, option, day, undone, outcome, keyResults } = row
  const left = keyResults.length - TOLD
  const endings = [...keyResults.slice(0, TOLD).map(endingWords), ...(left > 0 ? [`and ${left} more`] : [])]
  return {
    ...PLAIN_ROW,
    title,
    url,
    about: about(
      OPTION_NAMES[option],
      owners.join(', ') || 'no owner',
      `decided ${formatDay(day, today)}`,
      undone === null ? '' : `${undone} since`,
      ...endings,
    ),
    lines: outcome === '' ? [] : [`“${outcome}”`],
  }
}

function endingWords({ title, chance, ending, score }: DecidedRow['keyResults'][number]): string {
  const then = chance === null ? 'chance not known' : formatShare(chance)
  return `${title}: ${then} → ${ENDINGS[ending]}${score === null ? '' : `, ${formatScore(score)}`}`
}
