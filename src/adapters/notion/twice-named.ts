import type { Binding } from '#src/ports/bindings.ts'
import { bindDatabase } from './bind-database.ts'
import { madeAs } from './mark.ts'
import { canBeTold, mixedTable } from './mixed-table.ts'
import type { DataSource } from './schemas.ts'
import type { ConfiguredDatabase } from './settings.ts'

const MIXED: ReadonlySet<string> = new Set(['objectives', 'keyResults'])

/**
 * Whether a data source that two settings name holds objectives and key results in one table, and something in it tells them apart.
 */
export function isMixed(
  [one, other]: readonly [ConfiguredDatabase, ConfiguredDatabase],
  schema: DataSource,
  remembered: readonly Binding[],
  settings: Readonly<Record<string, string>>,
): boolean {
  if (!isOfBoth(one, other) || isMade(schema)) return false
  const ofKeyResults = { ...(one.kind === 'keyResults' ? one : other), mixed: true } as const
  const { bound } = bindDatabase(ofKeyResults, schema, [], remembered, settings)
  return canBeTold(mixedTable(schema, remembered, settings), bound.columns.get('target')?.propertyId)
}

/** @returns what is wrong with it, and the next step */
export function twiceNamed(
  [one, other]: readonly [ConfiguredDatabase, ConfiguredDatabase],
  { id }: DataSource,
): { readonly message: string; readonly mend: string } {
  const message = `${one.setting} and ${other.setting} both name the data source ${id}.`
  const mend = 'Mend the one that is wrong.'
  if (!isOfBoth(one, other)) return { message, mend }
  return {
    message: `${message} Nothing in it tells objectives from key results: no select with an option for each, and no relation to itself that is known as the one to the parent, with a Target beside it.`,
    mend: `${mend} If it does hold both, add a select with the options Objective and Key result and fill it, or name the relation to the parent in NOTION_PROPERTIES ("objectives.supports").`,
  }
}

function isOfBoth(one: ConfiguredDatabase, other: ConfiguredDatabase): boolean {
  return one.kind !== other.kind && [one, other].every(({ kind, flat }) => MIXED.has(kind) && !flat)
}

/** What `init` made holds one kind. */
function isMade({ properties }: DataSource): boolean {
  return madeAs(properties.find(({ type }) => type === 'title')?.description ?? '') !== null
}
