import type {
  CellValue,
  Day,
  Finding,
  Instant,
  Period,
  Person,
  ServiceField,
  Shown,
} from '#src/core/model.ts'
import type { RowNumbers } from '#src/core/reading/row-numbers.ts'
import type { BoundDatabase, Column } from './bound-database.ts'
import { codeIn, dayIn, type Found, numberIn, periodIn, shownIn } from './cell-value.ts'
import { codedWord } from './coded-word.ts'
import { holds } from './further-columns.ts'
import type { Labels } from './labels.ts'
import type { CellNote } from './number-cell.ts'
import { type PeopleBook, peopleFrom } from './person-from.ts'
import { rowAmounts } from './row-amounts.ts'
import type { Row } from './schemas.ts'
import { linkedTextOf, textOf } from './text-of.ts'
import { whyUnknown } from './why-unknown.ts'

export interface ReadingContext extends PeopleBook {
  readonly timezone: string
}

/**
 * Reads one row by field. A field without a column, and a cell that cannot be read, is null or empty;
 * the latter leaves a finding.
 */
export interface RowReader<Field extends string> {
  /** What every kind of row has. */
  readonly common: { id: string; title: string; url: string; lastEdited: Instant; shown: Shown }
  text(field: Field): string
  /** Text with the addresses that its words lead to. */
  linkedText(field: Field): string
  /** What the field's property is called; empty: it has none. */
  heading(field: Field): string
  /** As text, or null where it is empty. */
  word(field: Field | 'word'): string | null
  number(field: Field): number | null
  /** Of a key result: the numbers that are compared with each other, in one unit. */
  numbers(): RowNumbers
  /** Whether the field is kept in a checkbox. */
  isCheckbox(field: Field): boolean
  /** The code of the option chosen; `otherwise` for an option that no rule knows. */
  choice<C extends string, O>(field: Field, labels: Labels<C>, otherwise: O): C | O | null
  choices(field: Field): readonly string[]
  day(field: Field): Day | null
  period(field: Field): Period | null
  people(field: Field): readonly Person[]
  links(field: Field): readonly string[]
  /** Why a field that decides is not known of this row, as the end of a sentence; null where nothing stands in the way. */
  lost(field: Field): string | null
  findings(): readonly Finding[]
}

export function createRowReader<Field extends string>(
  database: BoundDatabase,
  row: Row,
  { timezone, ...book }: ReadingContext,
): RowReader<Field> {
  const findings = new Map<string, Finding>()
  const titleColumn = database.columns.get('title')
  const title = titleColumn ? textOf(row.cells.get(titleColumn.propertyId)) : ''

  function report(column: Column, { code, level, message, mend }: CellNote): void {
    findings.set(`${code} ${column.propertyId}`, {
      code,
      level,
      database: database.kind,
      pageId: row.id,
      title,
      property: column.name,
      message,
      mend,
    })
  }

  function look(column: Column | undefined): Found | null {
    const cell = column && row.cells.get(column.propertyId)
    if (!cell) return null
    const lacking = whyUnknown(cell, column, row.cells)
    if (!lacking) return { cell, column, report: (note) => report(column, note) }
    report(column, lacking)
    return null
  }

  function at<T>(field: string, read: (found: Found) => T): T | null {
    const found = look(database.columns.get(field))
    return found && read(found)
  }

  function shown(): Shown {
    const values: Partial<Record<ServiceField, CellValue>> = {}
    for (const [field, column] of database.written) {
      const found = look(column)
      values[field] = found && shownIn(found, timezone)
    }
    return values
  }

  return {
    common: {
      id: row.id,
      title,
      url: row.url,
      lastEdited: row.lastEdited,
      shown: shown(),
    },
    text: (field) => at(field, ({ cell }) => textOf(cell)) ?? '',
    linkedText: (field) => at(field, ({ cell }) => linkedTextOf(cell)) ?? '',
    heading: (field) => database.columns.get(field)?.name ?? '',
    word: (field) =>
      at(field, ({ cell, column: { options } }) => {
        const text = textOf(cell).trim()
        return field === 'word' ? codedWord(options, text) : text
      }) || null,
    number: (field) => at(field, (found) => numberIn(found, row.cells)),
    numbers() {
      const { numbers, notes } = rowAmounts(database.columns, row.cells)
      for (const { column, note } of notes) report(column, note)
      return numbers
    },
    isCheckbox: (field) => row.cells.get(database.columns.get(field)?.propertyId ?? '')?.kind === 'checkbox',
    choice: (field, labels, otherwise) =>
      at(field, (found) => {
        const option = textOf(found.cell).trim()
        return option === '' ? null : (codeIn(found, option, labels) ?? otherwise)
      }),
    choices: (field) =>
      at(field, ({ cell }) =>
        cell.kind === 'options' ? cell.names : [textOf(cell)].filter((option) => option !== ''),
      ) ?? [],
    day: (field) => at(field, (found) => dayIn(found, timezone)),
    period: (field) => at(field, (found) => periodIn(found, timezone)),
    people: (field) => at(field, ({ cell }) => peopleFrom(cell, book)) ?? [],
    links(field) {
      const isOfField = holds(field)
      const ids = new Set<string>()
      for (const entry of database.columns) {
        const cell = isOfField(entry) ? look(entry[1])?.cell : undefined
        if (cell?.kind === 'relation') for (const id of cell.ids) ids.add(id)
      }
      return [...ids].sort()
    },
    lost(field) {
      const isOfField = holds(field)
      for (const entry of database.lost) {
        if (isOfField(entry) && entry[1].rows.has(row.id)) return entry[1].because
      }
      return null
    },
    findings: () => [...findings.values()],
  }
}
