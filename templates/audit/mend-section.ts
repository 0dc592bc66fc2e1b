import type { AuditMend } from '#src/core/audit/audit-mends.ts'
import type { AuditReport } from '#src/core/audit/audit-report.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { mendWords, needsColumn } from './mend-words.ts'
import { titlesWords } from './titles-words.ts'

const MOST = 2

/** What to fill first, so that the most key results can be scored. */
export function mendSection({ mends }: AuditReport): readonly Section[] {
  const { unscored, unlocks, list } = mends
  if (unscored === 0) return []
  const rest = unscored - unlocks
  return [
    {
      ...PLAIN_SECTION,
      heading: 'What to fill first',
      intro: [
        unlocks === 0
          ? `${countOf(unscored, 'key result')} cannot be scored, and no cell was found that would change it.`
          : rest === 0
            ? ''
            : `${rest} more ${rest === 1 ? 'waits' : 'wait'} for something else.`,
      ].filter((line) => line !== ''),
      rows: list.map((mend, index) => ({
        ...PLAIN_ROW,
        title: `${index + 1}. ${mendWords(mend)}`,
        url: '',
        about: gainWords(mend, index === 0),
        lines: [
          missingWords(mend),
          mend.database === null || needsColumn(mend) ? '' : `${titlesWords(mend.rows, MOST)}.`,
          mend.unread === '' ? '' : `Not read as it stands: ${mend.unread}`,
        ].filter((line) => line !== ''),
      })),
    },
  ]
}

function gainWords(mend: AuditMend, isFirst: boolean): string {
  const { unlocks } = mend
  if (unlocks === 0) return 'needed by those below'
  const most = needsColumn(mend) ? 'up to ' : ''
  return `unlocks ${most}${unlocks}${isFirst ? '' : ' more'}`
}

/** Of several columns some are there. */
function missingWords(mend: AuditMend): string {
  const missing = mend.cells.filter(({ property }) => property === null).map(({ fieldName }) => fieldName)
  return missing.length === 0 || needsColumn(mend)
    ? ''
    : `No property was found for ${missing.join(' and ')}: add one of this name, or name yours in NOTION_PROPERTIES.`
}
