import { requireDataSource } from './access.ts'
import { mirrorLinks } from './cells.ts'
import type { Context } from './context.ts'
import { newPropertyId } from './ids.ts'
import { otherSide } from './other-side.ts'
import type { ConfigOf, Property } from './property.ts'
import type { ConfigRequest } from './property-request.ts'
import { plainText } from './rich-text.ts'
import type { DataSource, NotionState } from './state.ts'

type Relation = ConfigOf<'relation'>
type RelationRequest = Extract<ConfigRequest, { type: 'relation' }>['config']

/**
 * Makes a relation; a dual one gets its other side in the target's schema at once.
 * @throws NotionError object_not_found when the target is not shared.
 */
export function newRelation(
  context: Context,
  source: DataSource,
  property: Property,
  request: RelationRequest,
): Relation {
  const target = requireDataSource(context, request.data_source_id)
  if (!request.dual_property) return { type: 'relation', dataSourceId: target.id, syncedPropertyId: null }
  const taken = new Set([...target.properties, property].map((each) => each.id))
  const wanted =
    request.dual_property.synced_property_name ?? `Related to ${plainText(source.title)} (${property.name})`
  const other: Property = {
    id: newPropertyId(context.state, taken),
    name: freeName(target, wanted),
    description: null,
    config: { type: 'relation', dataSourceId: source.id, syncedPropertyId: property.id },
  }
  target.properties.push(other)
  return { type: 'relation', dataSourceId: target.id, syncedPropertyId: other.id }
}

/** Renames the other side, cuts it loose, or makes it. The target stays. */
export function changeRelation(
  context: Context,
  source: DataSource,
  property: Property,
  request: RelationRequest,
): void {
  if (property.config.type !== 'relation') return
  const target = requireDataSource(context, request.data_source_id)
  const other = otherSide(context.state, property.config)
  const name = request.dual_property?.synced_property_name
  if (request.single_property) unlink(context.state, property)
  else if (other && name && name !== other.name) other.name = freeName(target, name)
  else if (!other && request.dual_property) {
    property.config = newRelation(context, source, property, request)
    mirrorLinks(context.state, source, property)
  }
}

/** Leaves each side of a dual relation on its own. */
export function unlink(state: NotionState, property: Property): void {
  if (property.config.type !== 'relation') return
  const other = otherSide(state, property.config)
  if (other?.config.type === 'relation') other.config.syncedPropertyId = null
  property.config.syncedPropertyId = null
}

function freeName(source: DataSource, wanted: string): string {
  const names = new Set(source.properties.map((property) => property.name))
  let name = wanted
  for (let count = 1; names.has(name); count += 1) name = `${wanted} ${count}`
  return name
}
