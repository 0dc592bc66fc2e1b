import type { Context } from './context.ts'
import { otherSide } from './other-side.ts'
import { type ConfigOf, findProperty, type Option, type Property } from './property.ts'
import type { DataSource } from './state.ts'

/** A property of a schema as the API answers it. */
export function answerProperty(context: Context, source: DataSource, property: Property): object {
  const { type } = property.config
  return {
    id: encodeURIComponent(property.id),
    name: property.name,
    description: property.description,
    type,
    [type]: answerConfig(context, source, property),
  }
}

function answerConfig(context: Context, source: DataSource, { config }: Property): object {
  switch (config.type) {
    case 'number':
      return { format: config.format }
    case 'select':
    case 'multi_select':
      return { options: config.options.map(answerOption) }
    case 'status': {
      const groups = config.groups.map(({ id, name, color, optionIds }) => ({
        id,
        name,
        color,
        option_ids: optionIds,
      }))
      return { options: config.options.map(answerOption), groups }
    }
    case 'relation':
      return answerRelation(context, config)
    case 'formula':
      return { expression: config.expression }
    case 'rollup':
      return answerRollup(context, source, config)
    case 'unique_id':
      return { prefix: config.prefix }
    default:
      return {}
  }
}

function answerOption({ id, name, color, description }: Option): object {
  return { id, name, color, description }
}

function answerRelation(context: Context, config: ConfigOf<'relation'>): object {
  const database_id = context.state.dataSources.get(config.dataSourceId)?.databaseId
  const target = { database_id, data_source_id: config.dataSourceId }
  const other = otherSide(context.state, config)
  if (!other) return { ...target, type: 'single_property', single_property: {} }
  const synced = {
    synced_property_id: encodeURIComponent(other.id),
    synced_property_name: other.name,
  }
  return { ...target, type: 'dual_property', dual_property: synced }
}

function answerRollup(context: Context, source: DataSource, config: ConfigOf<'rollup'>): object {
  const relation = findProperty(source.properties, config.relationPropertyId)
  const targetId = relation?.config.type === 'relation' ? relation.config.dataSourceId : ''
  const target = context.state.dataSources.get(targetId)
  const rolled = findProperty(target?.properties ?? [], config.rollupPropertyId)
  return {
    function: config.function,
    relation_property_id: encodeURIComponent(config.relationPropertyId),
    relation_property_name: relation?.name ?? '',
    rollup_property_id: encodeURIComponent(config.rollupPropertyId),
    rollup_property_name: rolled?.name ?? '',
  }
}
