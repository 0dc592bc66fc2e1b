import type { Context } from './context.ts'
import { invalid } from './errors.ts'
import { newPropertyId, normalizeId } from './ids.ts'
import { optionsFrom, statusFrom } from './options.ts'
import { findProperty, type Property, type PropertyConfig } from './property.ts'
import { type ConfigRequest, configOf, type PropertyRequest, parseProperty } from './property-request.ts'
import { changeRelation, newRelation, unlink } from './schema-relations.ts'
import type { DataSource } from './state.ts'

/**
 * Carries out a schema request, in its order: an unknown key adds a property, a known one (name or id) changes it, null removes it.
 * @throws NotionError validation_error, or object_not_found for a relation to a data source that is not shared.
 */
export function updateSchema(context: Context, source: DataSource, requests: Record<string, unknown>): void {
  const before = touched(context, source, requests).map(
    (each) => [each, structuredClone(each.properties)] as const,
  )
  try {
    carryOut(context, source, requests)
  } catch (error) {
    // All or nothing, on both sides of a relation.
    for (const [each, properties] of before) each.properties = properties
    throw error
  }
}

/** The data source, and those on the other side of relations that it has or is asked for. */
function touched(
  { state }: Context,
  source: DataSource,
  requests: Record<string, unknown>,
): readonly DataSource[] {
  const ids = JSON.stringify([source.properties, requests]).replaceAll('-', '')
  return [...state.dataSources.values()].filter(
    (each) => each === source || ids.includes(each.id.replaceAll('-', '')),
  )
}

function carryOut(context: Context, source: DataSource, requests: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(requests)) {
    const property = findProperty(source.properties, key)
    if (value === null) remove(context, source, property, key)
    else {
      const request = parseProperty(value, `body.properties.${key}`)
      if (property) change(context, source, property, request)
      else add(context, source, request.name ?? key, request)
    }
  }
}

function add(context: Context, source: DataSource, name: string, request: PropertyRequest): void {
  const config = configOf(request)
  if (!config) throw invalid(`Could not find property with name or id: ${name}`)
  refuseTaken(source, name)
  if (config.type === 'title') throw invalid('Cannot create new title property.')
  const taken = new Set(source.properties.map((property) => property.id))
  const property: Property = {
    id: newPropertyId(context.state, taken),
    name,
    description: request.description ?? null,
    config: { type: 'rich_text' },
  }
  // A relation to its own table needs the property in place before it is linked.
  source.properties.push(property)
  property.config = make(context, source, property, config)
}

function change(context: Context, source: DataSource, property: Property, request: PropertyRequest): void {
  if (request.name !== undefined && request.name !== property.name) {
    refuseTaken(source, request.name)
    property.name = request.name
  }
  if (request.description !== undefined) property.description = request.description
  const config = configOf(request)
  if (!config) return
  if (config.type !== property.config.type) retype(context, source, property, config)
  else reconfigure(context, source, property, config)
}

function reconfigure(context: Context, source: DataSource, property: Property, request: ConfigRequest): void {
  const { config } = property
  if (config.type === 'number' && request.type === 'number') {
    config.format = request.config.format ?? config.format
  } else if (config.type === 'formula' && request.type === 'formula') {
    config.expression = request.config.expression
  } else if (config.type === 'relation' && request.type === 'relation') {
    if (normalizeId(request.config.data_source_id) === config.dataSourceId) {
      changeRelation(context, source, property, request.config)
    } else retype(context, source, property, request)
  } else if (config.type === 'status' && request.type === 'status' && request.config.options) {
    property.config = statusFrom(context.state, request.config.options, config)
  } else if ('options' in config && 'options' in request.config && request.config.options) {
    config.options = optionsFrom(context.state, request.config.options, config.options)
  }
}

/** The id stays (one team saw so for select to status); what the cells held is lost. */
function retype(context: Context, source: DataSource, property: Property, request: ConfigRequest): void {
  if (property.config.type === 'title' || request.type === 'title') {
    throw invalid('Cannot change the type of a title property.')
  }
  unlink(context.state, property)
  property.config = make(context, source, property, request)
  for (const page of context.state.pages.values()) {
    if (page.parent.type === 'data_source_id' && page.parent.id === source.id) page.values.delete(property.id)
  }
}

function remove(context: Context, source: DataSource, property: Property | undefined, key: string): void {
  if (!property) throw invalid(`Could not find property with name or id: ${key}`)
  if (property.config.type === 'title') throw invalid('Cannot delete the title property.')
  unlink(context.state, property)
  source.properties = source.properties.filter((each) => each !== property)
}

function make(
  context: Context,
  source: DataSource,
  property: Property,
  request: ConfigRequest,
): PropertyConfig {
  const { state } = context
  switch (request.type) {
    case 'number':
      return { type: 'number', format: request.config.format ?? 'number' }
    case 'select':
    case 'multi_select':
      return { type: request.type, options: optionsFrom(state, request.config.options ?? []) }
    case 'status':
      return statusFrom(state, request.config.options)
    case 'relation':
      return newRelation(context, source, property, request.config)
    case 'formula':
      return { type: 'formula', expression: request.config.expression }
    case 'rollup':
      return newRollup(context, source, request.config)
    case 'unique_id':
      return { type: 'unique_id', prefix: request.config.prefix ?? null }
    default:
      return { type: request.type }
  }
}

type RollupRequest = Extract<ConfigRequest, { type: 'rollup' }>['config']

function newRollup(context: Context, source: DataSource, request: RollupRequest): PropertyConfig {
  const relationKey = request.relation_property_id ?? request.relation_property_name ?? ''
  const relation = findProperty(source.properties, relationKey)
  if (relation?.config.type !== 'relation') throw invalid(`Could not find relation property: ${relationKey}`)
  const target = context.state.dataSources.get(relation.config.dataSourceId)
  const rolledKey = request.rollup_property_id ?? request.rollup_property_name ?? ''
  const rolled = findProperty(target?.properties ?? [], rolledKey)
  if (!rolled) throw invalid(`Could not find property to roll up: ${rolledKey}`)
  return {
    type: 'rollup',
    relationPropertyId: relation.id,
    rollupPropertyId: rolled.id,
    function: request.function,
  }
}

function refuseTaken(source: DataSource, name: string): void {
  if (source.properties.some((property) => property.name === name)) {
    throw invalid(`Cannot create a property with the name of an existing property: ${name}`)
  }
}
