import { type Cell, isBlank } from '#src/adapters/notion/cells.ts'
import type { Property, Row } from '#src/adapters/notion/schemas.ts'
import { textOf } from '#src/adapters/notion/text-of.ts'
import { numberHabits } from '#src/core/reading/number-habits.ts'
import { readNumber } from '#src/core/reading/read-number.ts'

/** What the sample rows hold in one column. */
export interface ColumnFacts {
  readonly property: Property
  /** Rows that were looked at. */
  readonly rows: number
  /** Rows in which it holds something. */
  readonly filled: number
  /** What it holds as text, one for each row that holds any; without rows, its options. */
  readonly texts: readonly string[]
  /** By row: what it holds as text, or the empty text. */
  readonly written: readonly string[]
  /** By row: the number that it holds, as a number or as text. */
  readonly numbers: readonly (number | null)[]
  /** Share of its dates that have an end; 0 without dates. */
  readonly ranges: number
  /** Share of its dates that were over when the row was last edited; 0 without dates. */
  readonly past: number
  /** Most pages that one cell leads to. */
  readonly mostLinks: number
}

/** @returns what the rows hold in the column */
export function columnFacts(property: Property, rows: readonly Row[]): ColumnFacts {
  const cells = rows.map((row) => row.cells.get(property.id))
  const written = cells.map((cell) => (cell ? textIn(cell).trim() : ''))
  const texts = written.filter((text) => text !== '')
  let numbers: readonly (number | null)[] | null = null
  const dates = cells.flatMap((cell, row) =>
    cell?.kind === 'date' && cell.date ? [{ ...cell.date, editedAt: rows[row]?.lastEdited ?? '' }] : [],
  )
  const shareOfDates = (is: (date: (typeof dates)[number]) => boolean) =>
    dates.length === 0 ? 0 : dates.filter(is).length / dates.length
  return {
    property,
    rows: rows.length,
    filled: cells.filter((cell) => cell !== undefined && !isBlank(cell)).length,
    texts: rows.length === 0 ? property.options : texts,
    written,
    get numbers() {
      numbers ??= numbersIn(cells, written)
      return numbers
    },
    ranges: shareOfDates(({ end }) => Boolean(end)),
    past: shareOfDates(({ start, editedAt }) => start.slice(0, 10) <= editedAt.slice(0, 10)),
    mostLinks: Math.max(0, ...cells.map((cell) => (cell?.kind === 'relation' ? cell.ids.length : 0))),
  }
}

function numbersIn(cells: readonly (Cell | undefined)[], written: readonly string[]): (number | null)[] {
  const habits = numberHabits(written)
  return cells.map((cell, index) => {
    if (cell?.kind === 'number') return cell.number
    const read = readNumber(written[index] ?? '', habits)
    return read.kind === 'number' ? read.number.value : null
  })
}

function textIn(cell: Cell): string {
  if (cell.kind === 'people') return cell.people.map(({ id, name }) => name ?? id).join(', ')
  if (cell.kind === 'date') return cell.date?.start ?? ''
  return textOf(cell)
}
