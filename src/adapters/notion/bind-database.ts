import type { ServiceField } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import { bindColumns } from './bind-columns.ts'
import type { BindingInput } from './binding-input.ts'
import type { BoundDatabase, Column } from './bound-database.ts'
import { claimColumns } from './claim-columns.ts'
import { fieldsOf } from './fields-of.ts'
import { followedColumns } from './followed-columns.ts'
import { lackingColumns } from './lacking-columns.ts'
import { lostWord } from './lost-word.ts'
import { madeAs } from './mark.ts'
import { newBindings } from './new-bindings.ts'
import type { DataSource, Row } from './schemas.ts'
import type { ConfiguredDatabase } from './settings.ts'

/**
 * Finds every column of one database, and says what of it is new to the memory: `news` once the service writes, `followed` at
 * once, since it was known before and only its name or id is another.
 */
export function bindDatabase(
  database: ConfiguredDatabase,
  schema: DataSource,
  rows: readonly Row[],
  remembered: readonly Binding[],
  settings: Readonly<Record<string, string>>,
): { bound: BoundDatabase; news: readonly Binding[]; followed: readonly Binding[] } {
  const { kind, flat, setting } = database
  const { properties } = schema
  const input: BindingInput = { kind, fields: fieldsOf(kind, flat), properties, rows, remembered, settings }
  const people = bindColumns(input)
  const taken = new Set([...people.columns.values()].map((column) => column.propertyId))
  const claim = claimColumns({ ...input, taken })
  const title = properties.find((property) => property.type === 'title')
  const madeByInit = madeAs(title?.description ?? '') === kind
  const lacking = people.lost.size === 0 ? lackingColumns(kind, claim.lacking, properties, madeByInit) : null

  const columns = new Map(people.columns)
  if (claim.word) columns.set('word', claim.word)
  const written = new Map<ServiceField, Column>(claim.owned)
  const current = kind === 'keyResults' ? columns.get('current') : undefined
  if (current) written.set('current', current)

  const word = lostWord(input, claim.word)
  const followed = followedColumns(input, columns, claim.owned)

  const bound: BoundDatabase = {
    kind,
    flat,
    setting,
    dataSourceId: schema.id,
    madeByInit,
    columns,
    lost: new Map([...people.lost, ...word.lost]),
    written,
    findings: [
      ...people.findings,
      ...word.findings,
      ...claim.findings,
      ...followed.findings,
      ...(lacking ? [lacking] : []),
    ],
  }
  return {
    bound,
    news: newBindings(schema.id, columns, claim, rows, remembered),
    followed: followed.bindings,
  }
}
