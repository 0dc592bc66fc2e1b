import type { ColumnFacts } from './column-facts.ts'
import type { GuessedColumn } from './guess-columns.ts'

/** Share of the rows from which on a number is taken for how much of the way is done. */
const MOST = 0.8

/** Rounded to a whole percent, and a little more. */
const CLOSE = 0.011

/**
 * Takes back what is said of a Current that "contradicts" another column which only says how much of its way is done: from Baseline
 * or from zero to Target, in 0..1 or 0..100.
 */
export function withoutSharesOfWay(
  columns: readonly GuessedColumn[],
  facts: readonly ColumnFacts[],
): readonly GuessedColumn[] {
  const numbersOf = (name: string | undefined) =>
    facts.find(({ property }) => property.name === name)?.numbers ?? []
  const of = (field: string) => numbersOf(columns.find((column) => column.field === field)?.property)
  const [baseline, target] = [of('baseline'), of('target')]
  return columns.map((column) => {
    const other = column.contradictedBy
    if (column.field !== 'current' || !other) return column
    const current = numbersOf(column.property)
    const shares = numbersOf(other.property).flatMap((share, row) => {
      const [from = null, to = null, now = null] = [baseline[row], target[row], current[row]]
      if (share === null || to === null || now === null) return []
      const ways = [now / to, ...(from === null ? [] : [(now - from) / (to - from)])].filter(Number.isFinite)
      return [ways.some((way) => [way, Math.min(1, Math.max(0, way))].some((each) => isNear(share, each)))]
    })
    if (shares.length === 0 || shares.filter(Boolean).length < MOST * shares.length) return column
    const { contradictedBy: _said, ...rest } = column
    return { ...rest, because: column.because.replace(`, though ${other.property} may be it, too`, '') }
  })
}

function isNear(share: number, way: number): boolean {
  return Math.abs(share - way) <= CLOSE || Math.abs(share / 100 - way) <= CLOSE
}
