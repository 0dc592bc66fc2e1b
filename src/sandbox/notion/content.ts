import { linksOf, propertiesOf } from './cells.ts'
import { minute } from './minute.ts'
import type { Page } from './page.ts'
import { chosenStatus, type Property } from './property.ts'
import { plainText } from './rich-text.ts'
import type { NotionState } from './state.ts'

/** What a cell says, in the plain form that filters and sorts compare: options by name, people and pages by id. */
export type Content = string | number | boolean | readonly string[] | null

/** Rollups, and formulas of which no result was laid in, say nothing. Of a date range it is the start. */
export function contentOf(state: NotionState, page: Page, property: Property): Content {
  const { config } = property
  if (config.type === 'relation') return linksOf(state, page, property)
  if (config.type === 'created_time') return minute(page.createdAt)
  if (config.type === 'last_edited_time') return minute(page.editedAt)
  if (config.type === 'created_by') return [page.createdBy]
  if (config.type === 'last_edited_by') return [page.editedBy]

  const value = page.values.get(property.id)
  if (config.type === 'status') {
    return chosenStatus(config, value?.type === 'status' ? value.status : null)?.name ?? null
  }
  const nameOf = (id: string) =>
    'options' in config ? config.options.find((option) => option.id === id)?.name : undefined
  switch (value?.type) {
    case 'title':
      return plainText(value.title)
    case 'rich_text':
      return plainText(value.rich_text)
    case 'number':
      return value.number
    case 'select':
      return value.select && (nameOf(value.select) ?? null)
    case 'multi_select':
      return value.multi_select.flatMap((id) => nameOf(id) ?? [])
    case 'date':
      return value.date?.start ?? null
    case 'people':
      return value.people
    case 'files':
      return value.files.map((file) => file.name)
    case 'checkbox':
      return value.checkbox
    case 'url':
      return value.url
    case 'email':
      return value.email
    case 'phone_number':
      return value.phone_number
    case 'unique_id':
      return value.unique_id
    case 'formula':
      return value.formula !== null && typeof value.formula === 'object' ? value.formula.start : value.formula
    default:
      return config.type === 'checkbox' ? false : null
  }
}

/** The title that a page shows; empty for an untitled one. */
export function titleOf(state: NotionState, page: Page): string {
  const title = propertiesOf(state, page).find((property) => property.config.type === 'title')
  return String((title && contentOf(state, page, title)) ?? '')
}
