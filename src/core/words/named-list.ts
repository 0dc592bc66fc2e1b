import { named } from './named.ts'

/** Rows that are named before the rest is counted. */
const MOST = 5

/**
 * Rows by their titles, quoted, for a sentence.
 * @param most so many are named before the rest is counted; five if absent
 */
export function namedList(rows: readonly { readonly title: string }[], most = MOST): string {
  const told = rows.slice(0, most).map((row) => named(row))
  const more = rows.length - told.length
  return more > 0 ? `${told.join(', ')} and ${more} more` : told.join(', ')
}
