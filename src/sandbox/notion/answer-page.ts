import { isShared } from './access.ts'
import { linksOf, propertiesOf } from './cells.ts'
import type { Context } from './context.ts'
import { invalid } from './errors.ts'
import { minute } from './minute.ts'
import type { Page, Value } from './page.ts'
import { chosenStatus, findProperty, type Option, type Property } from './property.ts'
import { rollupValue } from './rollup.ts'
import { partialUser } from './users.ts'

/** A page as the API answers it. `only` names properties by id or name (filter_properties); empty means all. */
export function answerPage(context: Context, page: Page, only: readonly string[] = []): object {
  const all = propertiesOf(context.state, page)
  const wanted = only.map((key) => {
    const property = findProperty(all, key)
    if (!property) throw invalid(`Could not find property with name or id: ${key}`)
    return property
  })
  const shown = only.length ? all.filter((property) => wanted.includes(property)) : all
  return {
    object: 'page',
    id: page.id,
    created_time: minute(page.createdAt),
    last_edited_time: minute(page.editedAt),
    created_by: partialUser(page.createdBy),
    last_edited_by: partialUser(page.editedBy),
    cover: null,
    icon: null,
    parent: answerParent(context, page),
    in_trash: page.trashed,
    is_archived: page.archived,
    is_locked: false,
    properties: Object.fromEntries(shown.map((each) => [each.name, answerCell(context, page, each)])),
    url: urlOf(page.id),
    public_url: null,
  }
}

/** Where a page or database opens. For show only: the real service has changed it before. */
export function urlOf(id: string): string {
  return `https://app.notion.com/p/${id.replaceAll('-', '')}`
}

function answerParent(context: Context, page: Page): object {
  if (page.parent.type === 'workspace') return { type: 'workspace', workspace: true }
  if (page.parent.type === 'page_id') return { type: 'page_id', page_id: page.parent.id }
  const database_id = context.state.dataSources.get(page.parent.id)?.databaseId
  return { type: 'data_source_id', data_source_id: page.parent.id, database_id }
}

function answerCell(context: Context, page: Page, property: Property): object {
  const answer = { id: encodeURIComponent(property.id), ...answerValue(context, page, property) }
  if (property.config.type !== 'relation') return answer
  const links = visibleLinks(context, page, property)
  return { ...answer, has_more: links.length > context.limits.relationLimit }
}

/** The pages that a relation shows to this connection. */
export function visibleLinks(context: Context, page: Page, property: Property): readonly string[] {
  return linksOf(context.state, page, property).filter((id) => isShared(context, id))
}

/** Those of them that stand on the page itself. */
function shownLinks(context: Context, page: Page, property: Property): readonly string[] {
  return visibleLinks(context, page, property).slice(0, context.limits.relationLimit)
}

/** A cell's value with its type, long relations cut. A formula of which no result was laid in answers `unsupported`. */
export function answerValue(context: Context, page: Page, property: Property): object {
  const { config } = property
  const value = page.values.get(property.id)
  switch (config.type) {
    case 'title':
      return { type: config.type, title: held(value, config.type)?.title ?? [] }
    case 'rich_text':
      return { type: config.type, rich_text: held(value, config.type)?.rich_text ?? [] }
    case 'number':
      return { type: config.type, number: held(value, config.type)?.number ?? null }
    case 'select': {
      const option = config.options.find((each) => each.id === held(value, config.type)?.select)
      return { type: config.type, select: option ? answerOption(option) : null }
    }
    case 'status': {
      const option = chosenStatus(config, held(value, config.type)?.status ?? null)
      return { type: config.type, status: option ? answerOption(option) : null }
    }
    case 'multi_select': {
      const ids = held(value, config.type)?.multi_select ?? []
      const options = ids.flatMap((id) => config.options.find((each) => each.id === id) ?? [])
      return { type: config.type, multi_select: options.map(answerOption) }
    }
    case 'date':
      return { type: config.type, date: held(value, config.type)?.date ?? null }
    case 'people':
      return { type: config.type, people: (held(value, config.type)?.people ?? []).map(partialUser) }
    case 'relation': {
      const links = shownLinks(context, page, property)
      return { type: config.type, relation: links.map((id) => ({ id })) }
    }
    case 'files': {
      const files = held(value, config.type)?.files ?? []
      const answers = files.map(({ name, url }) => ({ name, type: 'external', external: { url } }))
      return { type: config.type, files: answers }
    }
    case 'checkbox':
      return { type: config.type, checkbox: held(value, config.type)?.checkbox ?? false }
    case 'url':
      return { type: config.type, url: held(value, config.type)?.url ?? null }
    case 'email':
      return { type: config.type, email: held(value, config.type)?.email ?? null }
    case 'phone_number':
      return { type: config.type, phone_number: held(value, config.type)?.phone_number ?? null }
    case 'unique_id': {
      const number = held(value, config.type)?.unique_id ?? null
      return { type: config.type, unique_id: { prefix: config.prefix, number } }
    }
    case 'formula':
      return { type: config.type, formula: answerFormula(held(value, config.type)) }
    case 'rollup': {
      const relation = findProperty(propertiesOf(context.state, page), config.relationPropertyId)
      const links = relation ? shownLinks(context, page, relation) : []
      const answer = (row: Page, cell: Property) => answerValue(context, row, cell)
      return { type: config.type, rollup: rollupValue(context, config, links, answer) }
    }
    case 'created_time':
      return { type: config.type, created_time: minute(page.createdAt) }
    case 'last_edited_time':
      return { type: config.type, last_edited_time: minute(page.editedAt) }
    case 'created_by':
      return { type: config.type, created_by: partialUser(page.createdBy) }
    case 'last_edited_by':
      return { type: config.type, last_edited_by: partialUser(page.editedBy) }
  }
}

function answerFormula(value: Extract<Value, { type: 'formula' }> | undefined): object {
  const result = value?.formula
  if (result === undefined) return { type: 'unsupported', unsupported: {} }
  if (typeof result === 'object') return { type: 'date', date: result }
  const type = typeof result
  return { type, [type]: result }
}

/** The value, where the cell still holds one of the property's type. */
function held<Type extends Value['type']>(
  value: Value | undefined,
  type: Type,
): Extract<Value, { type: Type }> | undefined {
  return value?.type === type ? (value as Extract<Value, { type: Type }>) : undefined
}

function answerOption({ id, name, color }: Option): object {
  return { id, name, color }
}
