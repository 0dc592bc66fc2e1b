import type { ColumnFacts } from './column-facts.ts'
import type { GuessedColumns } from './guess-columns.ts'

/**
 * A column called Progress may hold the current value, or how much of the way is done. Where it is in percent and what is to be
 * reached is not, it is offered and not used: 40 % of the way to 70 is not 40.
 */
export function withoutShares(
  { columns, doubtful }: GuessedColumns,
  facts: readonly ColumnFacts[],
): GuessedColumns {
  const factsOf = (field: string) => {
    const name = columns.find((column) => column.field === field)?.property
    return facts.find(({ property }) => property.name === name)
  }
  const current = columns.find(({ field }) => field === 'current')
  const target = factsOf('target')
  const isShare = factsOf('current')?.property.format === 'percent'
  if (!current || current.sureness === 'high' || !target || !isShare || target.property.format === 'percent')
    return { columns, doubtful }
  const because = `${current.property} is in percent, and ${target.property.name} is not`
  return {
    columns: columns.filter((column) => column !== current),
    doubtful: [
      ...doubtful,
      { field: 'current', fieldName: current.fieldName, candidates: [current.property], because },
    ],
  }
}
