import type { AuditReport } from '#src/core/audit/audit-report.ts'
import type { StaleRow } from '#src/core/audit/stale-rows.ts'
import type { Day } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { namesWords } from './names-words.ts'

const MOST = 4

/** Key results of which nothing new is known, the longest silence first. */
export function staleSection({ stale, today, hasOwners }: AuditReport): readonly Section[] {
  if (stale.length === 0) return []
  const { shown, more } = fold(stale, MOST)
  return [
    {
      ...PLAIN_SECTION,
      heading: 'Not updated for too long',
      count: stale.length,
      rows: shown.map((row) => ({
        ...PLAIN_ROW,
        title: row.title,
        url: row.url,
        about: [namesWords(row.owners, hasOwners), silenceWords(row, today)].filter(Boolean).join(' · '),
      })),
      more,
    },
  ]
}

function silenceWords({ lastCheckIn, isByEdit }: StaleRow, today: Day): string {
  if (lastCheckIn === null) return 'nothing since the cycle began'
  const ago = `${countOf(daysBetween(lastCheckIn, today), 'day')} ago`
  return isByEdit ? `row last edited ${ago}` : ago
}
