import type { ConfigOf, Property } from './property.ts'
import type { NotionState } from './state.ts'

/** The property that shows the same links from the target's side; undefined for a one-way relation. */
export function otherSide(state: NotionState, relation: ConfigOf<'relation'>): Property | undefined {
  const target = state.dataSources.get(relation.dataSourceId)
  return target?.properties.find((property) => property.id === relation.syncedPropertyId)
}
