import type { AuditReport } from '#src/core/audit/audit-report.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from '#templates/digest/section.ts'

const MOST = 10

/** As what cells were read that hold more than a number, or something else than was asked for. */
export function readingSection({ readings }: AuditReport): readonly Section[] {
  if (readings.length === 0) return []
  const hidden = readings.length - MOST
  return [
    {
      ...PLAIN_SECTION,
      heading: 'How cells were read',
      rows: readings.slice(0, MOST).map(({ message, mend }) => ({
        ...PLAIN_ROW,
        title: message,
        url: '',
        lines: mend === '' ? [] : [mend],
      })),
      more: hidden <= 0 ? '' : `and ${hidden} more with --json.`,
    },
  ]
}
