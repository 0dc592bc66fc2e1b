import type { AuditReport } from '#src/core/audit/audit-report.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from '#templates/digest/section.ts'

const MOST = 4

/** What was not read or could not be decided, each with the next step. */
export function obstacleSection({ obstacles, notices }: AuditReport): readonly Section[] {
  const all = [...obstacles, ...notices]
  if (all.length === 0) return []
  const hidden = all.length - MOST
  return [
    {
      ...PLAIN_SECTION,
      heading: 'What was not read, or needs a look',
      rows: all.slice(0, MOST).map(({ message, mend }) => ({
        ...PLAIN_ROW,
        title: message,
        url: '',
        lines: mend === '' ? [] : [mend],
      })),
      more: hidden <= 0 ? '' : `and ${hidden} more with --json.`,
    },
  ]
}
