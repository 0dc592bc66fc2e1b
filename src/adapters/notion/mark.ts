import type { DatabaseKind } from '#src/core/model.ts'

/**
 * What `init` and `init --adopt` write at the end of a property's description, so that the workspace itself says which columns are the
 * service's and which databases it made: a store that was lost or moved is rebuilt from it.
 * Both stand in property descriptions, because those are what one schema read is sure to show.
 */

const kinds: readonly DatabaseKind[] = ['objectives', 'keyResults', 'initiatives', 'decisions']

/** Ends the description of a column that the service owns. */
export function ownedMark(field: string): string {
  return `Kept by okr-sync (${field}).`
}

/** Ends the description of a column that the service owns in a database that people made. */
export function adoptedMark(field: string): string {
  return `Kept by okr-sync (${field}); init --remove takes it away.`
}

/** @returns the field of a column that `init --adopt` added, or null */
export function adoptedField(description: string): string | null {
  return /\bKept by okr-sync \((\w+)\); init --remove\b/.exec(description)?.[1] ?? null
}

/** @returns the field that a description marks as the service's, or null */
export function ownedField(description: string): string | null {
  return /\bKept by okr-sync \((\w+)\)/.exec(description)?.[1] ?? null
}

/** Ends the description of the title column of a database that `init` made. */
export function madeMark(database: DatabaseKind): string {
  return `Made by okr-sync init (${database}).`
}

/** @returns which of the four databases `init` made this one as, by its title column's description, or null */
export function madeAs(titleDescription: string): DatabaseKind | null {
  const kind = /\bMade by okr-sync init \((\w+)\)/.exec(titleDescription)?.[1]
  return kinds.find((known) => known === kind) ?? null
}
