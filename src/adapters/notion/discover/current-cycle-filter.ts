import type { GuessedTable } from '#src/adapters/notion/guess/guess-tables.ts'
import type { Property } from '#src/adapters/notion/schemas.ts'
import type { Day } from '#src/core/model.ts'
import { cycleOf, periodOfCycle } from '#src/core/time/period.ts'
import type { Filter } from './table-reader.ts'

/** Conditions that Notion takes in one list. */
const MOST_CONDITIONS = 100

/**
 * Asks for the rows of the cycle that a day falls in, and for few others.
 * @param fiscalYearStart month 1..12
 * @returns null: the table's columns do not let Notion tell
 */
export function currentCycleFilter(
  { table, columns }: GuessedTable,
  today: Day,
  fiscalYearStart: number,
): Filter | null {
  const propertyOf = (field: string): Property | undefined => {
    const name = columns.find((column) => column.field === field)?.property
    return table.schema.properties.find((property) => property.name === name)
  }
  const cycle = propertyOf('cycle')
  const current = cycle ? byOption(cycle, today, fiscalYearStart) : null
  if (current) return current
  const period = propertyOf('period')
  const year = periodOfCycle(cycleOf(today, fiscalYearStart).slice(0, 4), fiscalYearStart)
  for (const property of [period, cycle]) {
    // Of a range Notion compares the start: half years and years have begun earlier than the quarter.
    if (property?.type === 'date' && year) {
      return { property: property.id, date: { on_or_after: year.start } }
    }
  }
  return null
}

function byOption({ id, type, options }: Property, today: Day, fiscalYearStart: number): Filter | null {
  const current = options
    .filter((option) => {
      const period = periodOfCycle(option, fiscalYearStart)
      return period !== null && period.start <= today && today <= period.end
    })
    .slice(0, MOST_CONDITIONS)
  if (current.length === 0) return null
  if (type === 'select') return { or: current.map((equals) => ({ property: id, select: { equals } })) }
  if (type === 'status') return { or: current.map((equals) => ({ property: id, status: { equals } })) }
  if (type !== 'multi_select') return null
  return { or: current.map((contains) => ({ property: id, multi_select: { contains } })) }
}
