import type { Finding } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { named } from '#src/core/words/named.ts'
import type { AuditMends } from './audit-mends.ts'

/** Something to be told in a sentence. */
export interface AuditNotice {
  readonly message: string
  /** What to do next; empty: nothing. */
  readonly mend: string
}

/** That the service's own columns are missing is no news before it was let in. */
const NOT_ADDED_YET = 'columns_lacking'

/** Fits what a column's finding has to say. */
const LONGEST = 320

const ROWS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  objectives: ['objective', 'objectives'],
  keyResults: ['key result', 'key results'],
}

/** What reading found out about columns and choices that no rule knows; and as what cells were read. */
export function auditNotices(
  findings: readonly Finding[],
  mends: AuditMends,
): { readonly notices: readonly AuditNotice[]; readonly readings: readonly AuditNotice[] } {
  const news = findings.filter(({ code }) => code !== NOT_ADDED_YET)
  const ofColumns = news.filter(({ level, pageId }) => level === 'mend' && pageId === null)
  return {
    notices: [
      ...ofColumns.filter((finding) => !isAskedFor(finding, mends)).map(shortNotice),
      ...unknownOptions(news),
    ],
    readings: news
      .filter(({ level }) => level === 'info')
      .map(({ pageId, title, message, mend }) =>
        shortNotice({
          message: pageId === null ? message : `${named({ title: title ?? '' })}: ${message}`,
          mend,
        }),
      ),
  }
}

export function shortNotice({ message, mend }: AuditNotice): AuditNotice {
  return { message: cleanText(message, LONGEST), mend: cleanText(mend, LONGEST) }
}

/** That a column is missing is told once, by the mend that waits for it. */
function isAskedFor({ code, property }: Finding, { list }: AuditMends): boolean {
  return (
    code === 'property_missing' &&
    list.some(({ cells }) => cells.some((cell) => cell.property === null && cell.fieldName === property))
  )
}

/** Choices of objectives and key results that no rule knows, each told once for all of its rows, the most frequent first. */
function unknownOptions(findings: readonly Finding[]): readonly AuditNotice[] {
  const unknown = findings.filter(({ code, database }) => code === 'unknown_option' && ROWS[database ?? ''])
  const alike = Map.groupBy(unknown, ({ database, message }) => `${database} ${message}`)
  return [...alike.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((all) => {
      const [first] = all
      const [one, many] = ROWS[first?.database ?? ''] ?? []
      if (first === undefined) return []
      const where = `${all.length} ${all.length === 1 ? one : many}`
      return shortNotice({ message: `${where}: ${first.message}`, mend: first.mend })
    })
}
