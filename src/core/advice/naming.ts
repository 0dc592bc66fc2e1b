import { personNames } from '#src/core/mail/person-names.ts'
import type { Person } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { listed } from '#src/core/words/listed.ts'

/** How many rows a recommendation names; the rest are counted. */
export const MOST_NAMED = 3

/** `“A”, “B”, “C” and 4 more`. */
export function titlesOf(rows: readonly { readonly title: string }[]): string {
  const named = rows.slice(0, MOST_NAMED).map(titleOf)
  const more = rows.length - named.length
  if (more > 0) return `${named.join(', ')} and ${more} more`
  return listed(named)
}

export function titleOf({ title }: { readonly title: string }): string {
  return `“${cleanText(title, 80) || 'a row without a title'}”`
}

/** Names of those who own the rows that are named, each once; empty: nobody does. */
export function ownersOf(rows: readonly { readonly owners: readonly Person[] }[]): string {
  const owners = rows.slice(0, MOST_NAMED).flatMap((row) => personNames(row.owners))
  return [...new Set(owners)].join(', ')
}

export function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id)
}
