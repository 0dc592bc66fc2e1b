import type { CellValue, Day, Period } from '#src/core/model.ts'
import type { Column } from './bound-database.ts'
import type { Cell, NotionDate } from './cells.ts'
import { dayOf, momentOf } from './day-of.ts'
import { codeOf, type Labels } from './labels.ts'
import { textOf } from './text-of.ts'

/** A cell with its column, and where to say what is wrong with it. */
export interface Found {
  readonly cell: Cell
  readonly column: Column
  /** Leaves a finding for this cell. */
  report(code: string, message: string, mend: string): void
}

/** Text in place of a number is a finding, and null. */
export function numberIn({ cell, column, report }: Found): number | null {
  if (cell.kind === 'number') return cell.number
  const typed = textOf(cell).trim()
  if (typed === '') return null
  report(
    'number_as_text',
    `${column.name} holds the text "${typed}" and not a number, so it counts as empty.`,
    `In Notion, change the type of ${column.name} to Number (Edit property > Type), and type the number alone.`,
  )
  return null
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
    report(
      'unknown_option',
      `${column.name} is "${option}", which no rule knows.`,
      `Choose one of ${allowed}.`,
    )
  }
  return code
}

function dateIn({ cell }: Found): NotionDate | null {
  return cell.kind === 'date' ? cell.date : null
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
  found.report(
    'period_without_end',
    `${name} is ${date.start} and has no last day, so it counts as empty.`,
    `Open the date in ${name}, turn on "End date" and choose the last day.`,
  )
  return null
}

/** What a column of the service's shows, in codes; an option that no rule knows as its own text. */
export function shownIn(found: Found, timezone: string): CellValue {
  const { cell, column } = found
  switch (column.kind) {
    case 'number':
      return numberIn(found)
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
