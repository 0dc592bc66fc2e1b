import type { AuditReport } from '#src/core/audit/audit-report.ts'
import type { AuditTable } from '#src/core/audit/audit-table.ts'
import { either } from '#src/core/words/either.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { pairWords } from './pair-words.ts'
import { kindWords } from './table-sections.ts'
import { titlesWords } from './titles-words.ts'

const MOST_TABLES = 8
const MOST_PAIRS = 6
const MOST_OTHERS = 4
const MOST_READINGS = 3

/** How columns map, a line a table, with what a person has to confirm. */
export function mappingSection({ tables, readings }: AuditReport): readonly Section[] {
  const used = tables.filter(({ kind }) => kind !== null)
  const others = tables.filter(({ kind }) => kind === null)
  if (used.length === 0) return []
  const hidden = used.length - MOST_TABLES
  return [
    {
      ...PLAIN_SECTION,
      heading: 'How columns map',
      rows: used.slice(0, MOST_TABLES).map(tableRow),
      more: [
        hidden <= 0 ? '' : `and ${countOf(hidden, 'more database')}.`,
        others.length === 0 ? '' : `Taken for no OKRs: ${titlesWords(others, MOST_OTHERS)}.`,
        ...readings.slice(0, MOST_READINGS).map(({ message }) => message),
        'Every column, with the reasons: --html FILE, --markdown or --json.',
      ]
        .filter((part) => part !== '')
        .join(' '),
    },
  ]
}

function tableRow(table: AuditTable): SectionRow {
  const { title, columns, doubtful, unused, isRead } = table
  if (!isRead) return { ...PLAIN_ROW, title, url: '', about: `not read, looks like ${kindWords(table)}` }
  const read = new Set(columns.map(({ property }) => property)).size
  const likely = columns.filter(({ sureness }) => sureness !== 'high').map(pairWords)
  const toConfirm =
    likely.length === 0
      ? ''
      : `; ${likely.length} to confirm: ${likely.slice(0, MOST_PAIRS).join(', ')}${likely.length > MOST_PAIRS ? ` and ${likely.length - MOST_PAIRS} more` : ''}`
  return {
    ...PLAIN_ROW,
    title,
    url: '',
    about: `${kindWords(table)}, ${read} of ${countOf(read + unused.length, 'column')} read${toConfirm}.`,
    lines: doubtful.length === 0 ? [] : [`Could not tell: ${doubtful.map(doubtWords).join('; ')}.`],
  }
}

function doubtWords({ fieldName, candidates }: AuditTable['doubtful'][number]): string {
  const [first] = candidates
  return first === undefined
    ? fieldName
    : `${fieldName} (perhaps ${either(candidates.slice(0, 3).map((name) => `“${name}”`))})`
}
