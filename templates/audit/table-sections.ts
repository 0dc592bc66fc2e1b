import type { AuditReport } from '#src/core/audit/audit-report.ts'
import type { AuditColumn, AuditTable } from '#src/core/audit/audit-table.ts'
import type { Sureness } from '#src/core/audit/discovered.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { either } from '#src/core/words/either.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { pairWords } from './pair-words.ts'
import { titlesWords } from './titles-words.ts'

const MOST_TABLES = 8
const MOST_UNUSED = 12
const MOST_REASONS = 8
const MOST_OTHERS = 10

const KIND: Readonly<Record<DatabaseKind, string>> = {
  objectives: 'objectives',
  keyResults: 'key results',
  initiatives: 'initiatives',
  decisions: 'decisions',
}

const SURE: Readonly<Record<Sureness, string>> = { high: 'sure', medium: 'likely', low: 'not sure' }

/** What each table was taken for, which property is read as which field, and what could not be told. */
export function tableSections({ tables }: AuditReport): readonly Section[] {
  const used = tables.filter(({ kind }) => kind !== null)
  const others = tables.filter(({ kind }) => kind === null)
  if (used.length === 0) return []
  const { shown, more } = fold(used, MOST_TABLES)
  return [
    {
      ...PLAIN_SECTION,
      heading: 'How columns map',
      intro: others.length === 0 ? [] : [`Taken for no OKRs: ${titlesWords(others, MOST_OTHERS)}.`],
      rows: shown.map(tableRow),
      more,
    },
  ]
}

function tableRow(table: AuditTable): SectionRow {
  const { title, url, sureness, because, rows, isWhole, columns, doubtful, unused } = table
  if (!table.isRead)
    return {
      ...PLAIN_ROW,
      title,
      url,
      about: `not read · looks like ${kindWords(table)}`,
    }
  const why = because === '' ? '' : `: ${because}`
  const sure = columns.filter((column) => column.sureness === 'high')
  const likely = columns.filter((column) => column.sureness === 'medium')
  const guessed = columns.filter((column) => column.sureness === 'low')
  return {
    ...PLAIN_ROW,
    title,
    url,
    about: `${isWhole ? '' : 'more than '}${countOf(rows, 'row')} · read as ${kindWords(table)} (${SURE[sureness]})${why}`,
    lines: [
      sure.length === 0 ? '' : `Sure: ${sure.map(pairWords).join(', ')}.`,
      likely.length === 0 ? '' : `Likely: ${likely.map(unsureWords).join(', ')}.`,
      guessed.length === 0 ? '' : `A guess: ${guessed.map(unsureWords).join(', ')}.`,
      ...doubtful
        .slice(0, MOST_REASONS)
        .map(
          ({ fieldName, candidates, because: doubt }) =>
            `Could not tell: ${fieldName}${candidates.length === 0 ? '' : `, perhaps ${either(candidates.slice(0, 4).map((name) => `“${name}”`))}`}${doubt === '' ? '' : ` (${doubt})`}.`,
        ),
      unused.length === 0
        ? ''
        : `Not used: ${unused.slice(0, MOST_UNUSED).join(', ')}${unused.length > MOST_UNUSED ? ` and ${unused.length - MOST_UNUSED} more` : ''}.`,
    ].filter((line) => line !== ''),
  }
}

/** What a table was taken for. */
export function kindWords({ kind, flat, holdsBoth }: AuditTable): string {
  if (kind === null) return 'nothing'
  if (holdsBoth) return 'objectives and key results in one table'
  return flat ? `${KIND[kind]} with their objectives as text` : KIND[kind]
}

/** With what makes it likely, but for its name, which stands there. */
function unsureWords(column: AuditColumn): string {
  const called = `called ${column.property}`
  const because = column.because.startsWith(called)
    ? column.because.slice(called.length).replace(/^, /, '')
    : column.because
  return `${pairWords(column)}${because === '' ? '' : ` (${because})`}`
}
