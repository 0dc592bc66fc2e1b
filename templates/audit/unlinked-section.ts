import type { AuditReport } from '#src/core/audit/audit-report.ts'
import { PLAIN_SECTION, type Section } from '#templates/digest/section.ts'
import { titlesWords } from './titles-words.ts'

const MOST = 2

/** By title what hangs on nothing; how many, and what could not be told, stands at the top. */
export function unlinkedSection({ unlinked }: AuditReport): readonly Section[] {
  const { hasCompany, objectives, keyResults, empty } = unlinked
  const intro = [
    { what: 'To no company objective', rows: hasCompany ? (objectives ?? []) : [] },
    { what: 'To no objective, or to several', rows: keyResults ?? [] },
    { what: 'Without a key result', rows: empty ?? [] },
  ].flatMap(({ what, rows }) => (rows.length === 0 ? [] : `${what}: ${titlesWords(rows, MOST)}.`))
  return intro.length === 0 ? [] : [{ ...PLAIN_SECTION, heading: 'Unlinked', intro }]
}
