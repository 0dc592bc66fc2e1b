import type { Page } from './page.ts'
import type { NotionState } from './state.ts'

/** Gives a new row its number, where the data source has a unique_id property. */
export function numberRow(state: NotionState, page: Page): void {
  const source = page.parent.type === 'data_source_id' ? state.dataSources.get(page.parent.id) : undefined
  const property = source?.properties.find((each) => each.config.type === 'unique_id')
  if (!source || !property) return
  source.lastUniqueId += 1
  page.values.set(property.id, { type: 'unique_id', unique_id: source.lastUniqueId })
}
