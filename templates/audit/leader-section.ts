import type { AuditReport } from '#src/core/audit/audit-report.ts'
import { PLAIN_SECTION, type Section } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'

const MOST_WORDS = 5

/** What of the words typed in cycles that are over is in no record of colours. */
export function leaderSection({ calibration }: AuditReport): readonly Section[] {
  const { withoutScore, otherWords } = calibration
  if (withoutScore + otherWords.length === 0) return []
  const shown = otherWords.slice(0, MOST_WORDS).map(({ word, count }) => `“${word}” (${count})`)
  const intro = [
    withoutScore === 0 ? '' : `${countOf(withoutScore, 'colour')}, for want of a final score.`,
    otherWords.length === 0
      ? ''
      : `Words that name no colour: ${shown.join(', ')}${otherWords.length > MOST_WORDS ? ' and others' : ''}.`,
  ].filter((line) => line !== '')
  return [{ ...PLAIN_SECTION, heading: 'Typed in past cycles and not counted', intro }]
}
