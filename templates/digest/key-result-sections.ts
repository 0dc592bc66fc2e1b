import type { Digest } from '#src/core/mail/digest.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { fold } from './fold.ts'
import { keyResultRow } from './key-result-row.ts'
import { PLAIN_SECTION, type Section } from './section.ts'

/**
 * In reading order, with the rows that each may show. What is worth a worry has bars, and its links in the text part;
 * it may have many rows, so that folding leaves it for last.
 */
const GROUPS = [
  { status: 'off_track', most: 60, numbers: true, worry: true },
  { status: 'at_risk', most: 40, numbers: true, worry: true },
  { status: 'on_track', most: 12, numbers: true, worry: false },
  { status: 'complete', most: 8, numbers: false, worry: false },
  { status: 'unknown', most: 10, numbers: false, worry: true },
  { status: 'not_started', most: 8, numbers: false, worry: false },
] as const

/** Key results by status; a status that none has is left out. */
export function keyResultSections(digest: Digest, scale: number): readonly Section[] {
  const sections: Section[] = []
  for (const { status, most, numbers, worry } of GROUPS) {
    const lines = digest.keyResults.filter((line) => line.status === status)
    if (lines.length === 0) continue
    const { shown, more } = fold(lines, Math.ceil(most * scale))
    sections.push({
      ...PLAIN_SECTION,
      heading: STATUS_MARKS[status].word,
      mark: STATUS_MARKS[status],
      count: lines.length,
      rows: shown.map((line) => keyResultRow(line, digest.today)),
      column: numbers ? 'Key result' : '',
      bars: worry,
      more,
      links: worry,
    })
  }
  return sections
}
