import type { ServiceField } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import type { Column } from './bound-database.ts'
import type { ClaimedColumns } from './claim-columns.ts'
import { isEmptyCell } from './empty-cell.ts'
import type { Row } from './schemas.ts'

/**
 * What of a database is new to the memory: people's columns that hold something, and the service's, which become its own for
 * good with its first write into them. What NOTION_PROPERTIES gives to the service is its own only as long as it is named.
 */
export function newBindings(
  dataSourceId: string,
  columns: ReadonlyMap<string, Column>,
  claim: ClaimedColumns,
  rows: readonly Row[],
  remembered: readonly Binding[],
): readonly Binding[] {
  const people = [...columns].map(([field, column]) => ({ ...column, field, owned: false }))
  const service = [...claim.owned]
    .filter(([field]) => !claim.told.has(field))
    .map(([field, column]) => ({ ...column, field, owned: true }))
  const filled = [...claim.filled]
    .filter(([field]) => !claim.owned.has(field as ServiceField))
    .map(([field, { id, name }]) => ({ field, propertyId: id, name, owned: false }))
  return [...people, ...service, ...filled]
    .map(({ field, propertyId, name, owned }) => ({ dataSourceId, field, propertyId, name, owned }))
    .filter((binding) => !remembered.some((known) => isSame(known, binding)))
    .filter(({ owned, propertyId }) => owned || rows.some((row) => !isEmptyCell(row, propertyId)))
}

function isSame(a: Binding, b: Binding): boolean {
  return a.field === b.field && a.propertyId === b.propertyId && a.name === b.name && a.owned === b.owned
}
