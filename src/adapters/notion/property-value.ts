import type { UpdatePageParameters } from '@notionhq/client'
import type { CellValue } from '#src/core/model.ts'
import type { Column } from './bound-database.ts'
import { textRuns } from './text-runs.ts'

/** One cell in a request. */
export type PropertyValue = NonNullable<UpdatePageParameters['properties']>[string]

/**
 * A value as Notion takes it for a column: codes as the options that are there, else as those of `init`.
 * @throws TypeError when a rule hands over a value that the column's kind cannot hold
 */
export function propertyValue(column: Column, value: CellValue): PropertyValue {
  switch (column.type) {
    case 'number':
      // JSON would make an empty cell of what is no finite number.
      if (value === null || (typeof value === 'number' && Number.isFinite(value))) return { number: value }
      break
    case 'select':
      if (value === null) return { select: null }
      if (typeof value === 'string') return { select: { name: optionFor(column, value) } }
      break
    case 'status':
      if (value === null) return { status: null }
      if (typeof value === 'string') return { status: { name: optionFor(column, value) } }
      break
    case 'multi_select':
      if (value === null) return { multi_select: [] }
      if (isList(value)) return { multi_select: value.map((code) => ({ name: optionFor(column, code) })) }
      break
    case 'date':
      if (value === null) return { date: null }
      if (typeof value === 'string') return { date: { start: value } }
      break
    case 'rich_text':
      if (value === null) return { rich_text: [] }
      if (typeof value === 'string') return { rich_text: textRuns(value) }
      break
  }
  throw new TypeError(
    `${column.field} is kept in a column of the type ${column.type}, which cannot hold ${JSON.stringify(value)}`,
  )
}

function isList(value: CellValue): value is readonly string[] {
  return Array.isArray(value)
}

function optionFor(column: Column, code: string): string {
  const label = column.labels[code] ?? code
  return column.options.find((option) => option.toLowerCase() === label.toLowerCase()) ?? label
}
