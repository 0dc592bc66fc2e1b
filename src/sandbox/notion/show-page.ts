import { propertiesOf } from './cells.ts'
import { type Content, contentOf, titleOf } from './content.ts'
import type { Page } from './page.ts'
import type { Property } from './property.ts'
import type { NotionState } from './state.ts'

/**
 * A page's cells by name, as a leader sees them: people by name, relations by title, a date range as `start → end`.
 * Empty cells are null. @throws Error when there is no such page.
 */
export function showPage(state: NotionState, pageId: string): Record<string, Content> {
  const page = state.pages.get(pageId)
  if (!page) throw new Error(`no page ${pageId}`)
  const properties = propertiesOf(state, page)
  return Object.fromEntries(properties.map((property) => [property.name, shown(state, page, property)]))
}

function shown(state: NotionState, page: Page, property: Property): Content {
  const content = contentOf(state, page, property)
  const value = page.values.get(property.id)
  if (content === '') return null
  if (value?.type === 'date' && value.date?.end) return `${value.date.start} → ${value.date.end}`
  if (!Array.isArray(content)) return content
  if (content.length === 0) return null
  return content.map((id) => {
    const related = state.pages.get(id)
    return related ? titleOf(state, related) : (state.users.get(id)?.name ?? id)
  })
}
