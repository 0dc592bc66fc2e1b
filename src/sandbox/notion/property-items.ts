import * as z from 'zod'
import { requirePage } from './access.ts'
import { answerValue, visibleLinks } from './answer-page.ts'
import { propertiesOf } from './cells.ts'
import type { Context } from './context.ts'
import { notFound } from './errors.ts'
import type { Page } from './page.ts'
import { parseRequest } from './parse-request.ts'
import { type ConfigOf, findProperty, type Property } from './property.ts'
import { rollupValue } from './rollup.ts'
import { partialUser } from './users.ts'
import { pagingQuery, walk } from './walk.ts'

const query = z.looseObject(pagingQuery)

/**
 * GET /v1/pages/{page_id}/properties/{property_id}
 * Titles, texts, people, relations and rollups are lists without the page's cut; everything else is one item.
 */
export function retrievePropertyItem(
  context: Context,
  pageId: string,
  propertyId: string,
  request: Readonly<Record<string, string>>,
): object {
  const paging = parseRequest(query, request, 'query')
  const page = requirePage(context, pageId)
  const property = findProperty(propertiesOf(context.state, page), propertyId)
  if (!property) throw notFound('property', propertyId)
  const { type } = property.config
  const id = encodeURIComponent(property.id)
  if (property.config.type === 'rollup') return rolledUp(context, page, property, property.config, paging)
  const entries = entriesOf(context, page, property)
  if (!entries) return { object: 'property_item', id, ...answerValue(context, page, property) }

  const places = () => entries.map((_, place) => String(place))
  const leg = walk(context, `property ${page.id} ${property.id}`, paging, places)
  const results = leg.keys
    .map((place) => entries[Number(place)])
    .filter((entry) => entry !== undefined)
    .map((entry) => ({ object: 'property_item', id, type, [type]: entry }))
  const path = `${context.origin}/v1/pages/${page.id}/properties/${id}`
  const next_url = leg.next_cursor && `${path}?start_cursor=${encodeURIComponent(leg.next_cursor)}`
  return {
    object: 'list',
    results,
    next_cursor: leg.next_cursor,
    has_more: leg.has_more,
    type: 'property_item',
    property_item: { id, next_url, type, [type]: {} },
  }
}

/**
 * A rollup over all rows, page by page: what it shows as it is are the results, what it reckons comes with the last page and is
 * `incomplete` until then.
 */
function rolledUp(
  context: Context,
  page: Page,
  property: Property,
  config: ConfigOf<'rollup'>,
  paging: z.infer<typeof query>,
): object {
  const relation = findProperty(propertiesOf(context.state, page), config.relationPropertyId)
  const links = relation ? visibleLinks(context, page, relation) : []
  const leg = walk(context, `property ${page.id} ${property.id}`, paging, () => links)
  const answer = (row: Page, cell: Property) => answerValue(context, row, cell)
  const value = (ids: readonly string[]) => Rolled.parse(rollupValue(context, config, ids, answer))
  const id = encodeURIComponent(property.id)
  const shown = value(leg.keys).array ?? []
  const whole = value(links)
  const isArray = whole.array !== undefined
  const rollup = isArray
    ? { ...whole, array: [] }
    : leg.has_more && whole.type !== 'unsupported'
      ? { type: 'incomplete', incomplete: {}, function: config.function }
      : whole
  const path = `${context.origin}/v1/pages/${page.id}/properties/${id}`
  const next_url = leg.next_cursor && `${path}?start_cursor=${encodeURIComponent(leg.next_cursor)}`
  return {
    object: 'list',
    results: shown.map((each) => ({ object: 'property_item', id, ...each })),
    next_cursor: leg.next_cursor,
    has_more: leg.has_more,
    type: 'property_item',
    property_item: { id, next_url, type: 'rollup', rollup },
  }
}

const Rolled = z.looseObject({ type: z.string(), array: z.array(z.looseObject({})).optional() })

/** The entries of a cell that is a list; null for any other. */
function entriesOf(context: Context, page: Page, property: Property): readonly object[] | null {
  if (property.config.type === 'relation') {
    return visibleLinks(context, page, property).map((id) => ({ id }))
  }
  const value = page.values.get(property.id)
  switch (property.config.type) {
    case 'title':
      return value?.type === 'title' ? value.title : []
    case 'rich_text':
      return value?.type === 'rich_text' ? value.rich_text : []
    case 'people':
      return value?.type === 'people' ? value.people.map(partialUser) : []
    default:
      return null
  }
}
