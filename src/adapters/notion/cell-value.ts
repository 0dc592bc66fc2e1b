import type { CellValue, Day, Period } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Column } from './bound-database.ts'
import type { Cell, NotionDate } from './cells.ts'
import { codeOf } from './code-of.ts'
import { dayOf, momentOf } from './day-of.ts'
import type { Labels } from './labels.ts'
import { type CellNote, numberCell } from './number-cell.ts'
import type { RowCells } from './row-cells.ts'
import { textOf } from './text-of.ts'

/** A cell with its column, and where to say what is wrong with it. */
export interface Found {
  readonly cell: Cell
  readonly column: Column
  /** Leaves a finding for this cell. */
  report(note: CellNote): void
}

/** A percentage is a share here, and so is 8/10. What is no number is a finding, and null. */
export function numberIn({ column, report }: Found, cells: RowCells): number | null {
  const read = numberCell(cells, column)
  if (read.kind !== 'empty' && read.note) report(read.note)
  if (read.kind !== 'number') return null
  const { value, outOf, unit } = read.amount
  if (outOf !== null) return value / outOf
  return unit === '%' ? value / 100 : value
}

/** @returns the code of an option; undefined, with a finding, for one that no rule knows */
export function codeIn<C extends string>(
  { column, report }: Found,
  option: string,
  labels: Labels<C>,
): C | undefined {
  const code = codeOf(labels, option)
  if (code === undefined) {
    const allowed = Object.values(labels).join(', ')
    report({
      code: 'unknown_option',
      level: 'mend',
      message: `${column.name} is "${option}", which no rule knows.`,
      mend: `Choose one of ${allowed}.`,
    })
  }
  return code
}

/** A text that a formula makes or a rollup shows is a date where it begins as `2026-11-30`; any other is a finding. */
function dateIn({ cell, column, report }: Found): NotionDate | null {
  if (cell.kind === 'date') return cell.date
  const text = textOf(cell).trim()
  if (isDateText(text)) return { start: text }
  // What stands for a cycle or period in words is read as such.
  if (text === '' || column.kind !== 'date' || column.field === 'period') return null
  report({
    code: 'date_as_text',
    level: 'mend',
    message: `${column.name} holds "${cleanText(text, 60)}" and not a date, so it is not known.`,
    mend: `In Notion, keep the day in a Date column and name that in NOTION_PROPERTIES, or let ${column.name} give a date.`,
  })
  return null
}

/** Whether a text is a day or a moment as computers write it. */
export function isDateText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:$|T)/.test(text) && !Number.isNaN(Date.parse(text))
}

export function dayIn(found: Found, timezone: string): Day | null {
  const date = dateIn(found)
  return date && dayOf(date.start, date.time_zone, timezone)
}

/** A date without an end is a finding, and null: it does not say whether it is the first day or the last. */
export function periodIn(found: Found, timezone: string): Period | null {
  const date = dateIn(found)
  if (!date) return null
  const start = dayOf(date.start, date.time_zone, timezone)
  const end = date.end ? dayOf(date.end, date.time_zone, timezone) : null
  if (start !== null && end !== null) return { start, end }
  const { name } = found.column
  found.report({
    code: 'period_without_end',
    level: 'mend',
    message: `${name} is ${date.start} and has no last day, so it counts as empty.`,
    mend: `Open the date in ${name}, turn on "End date" and choose the last day.`,
  })
  return null
}

/** What a column of the service's shows, in codes; an option that no rule knows as its own text. */
export function shownIn(found: Found, timezone: string): CellValue {
  const { cell, column } = found
  switch (column.kind) {
    case 'number':
      return cell.kind === 'number' ? cell.number : null
    case 'choice': {
      const option = textOf(cell).trim()
      return option === '' ? null : (codeIn(found, option, column.labels) ?? option)
    }
    case 'choices':
      if (cell.kind !== 'options') return []
      return cell.names.map((name) => codeIn(found, name, column.labels) ?? name)
    case 'date':
      return dayIn(found, timezone)
    case 'moment': {
      const date = dateIn(found)
      return date && momentOf(date.start)
    }
    default:
      return textOf(cell)
  }
}
