import { otherSide } from './other-side.ts'
import type { Page, Value } from './page.ts'
import type { Property } from './property.ts'
import type { DataSource, NotionState } from './state.ts'

const titleOfPage: Property = { id: 'title', name: 'title', description: null, config: { type: 'title' } }

/** The properties that a page has: its data source's, or for a page of text its title alone. */
export function propertiesOf(state: NotionState, page: Page): readonly Property[] {
  if (page.parent.type !== 'data_source_id') return [titleOfPage]
  return state.dataSources.get(page.parent.id)?.properties ?? []
}

/** Puts a value into a cell in place of what it held; the other side of a dual relation follows. */
export function setCell(state: NotionState, page: Page, property: Property, value: Value): void {
  const before = page.values.get(property.id)
  page.values.set(property.id, value)
  if (property.config.type !== 'relation' || value.type !== 'relation') return
  const other = otherSide(state, property.config)
  if (!other) return
  const was = before?.type === 'relation' ? before.relation : []
  for (const id of was) if (!value.relation.includes(id)) relate(state, id, other, page.id, false)
  for (const id of value.relation) if (!was.includes(id)) relate(state, id, other, page.id, true)
}

function relate(
  state: NotionState,
  pageId: string,
  property: Property,
  otherId: string,
  linked: boolean,
): void {
  const page = state.pages.get(pageId)
  if (!page) return
  const value = page.values.get(property.id)
  const rest = value?.type === 'relation' ? value.relation.filter((id) => id !== otherId) : []
  page.values.set(property.id, { type: 'relation', relation: linked ? [...rest, otherId] : rest })
}

/** Shows the links of a relation on its new other side. */
export function mirrorLinks(state: NotionState, source: DataSource, property: Property): void {
  for (const page of state.pages.values()) {
    const value = page.values.get(property.id)
    if (page.parent.type !== 'data_source_id' || page.parent.id !== source.id || !value) continue
    page.values.delete(property.id)
    setCell(state, page, property, value)
  }
}

/** The links of a cell that still lead somewhere: pages in the trash do not show. */
export function linksOf(state: NotionState, page: Page, property: Property): readonly string[] {
  const value = page.values.get(property.id)
  if (value?.type !== 'relation') return []
  return value.relation.filter((id) => state.pages.get(id)?.trashed === false)
}
