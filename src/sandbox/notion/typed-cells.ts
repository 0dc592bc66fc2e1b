import { propertiesOf } from './cells.ts'
import { titleOf } from './content.ts'
import type { Page, Value } from './page.ts'
import type { Property } from './property.ts'
import type { NotionState } from './state.ts'

/** A cell, in the words of whoever looks at it. */
export interface CellName {
  readonly row: string
  readonly property: string
}

/** Remembers what people typed into the databases of a workspace, to tell later whether it is still there. */
export interface TypedCells {
  /** Whatever changes while `live` runs, people did. */
  watch<T>(live: () => T): T
  /**
   * The cells that are not as people left them, empty ones included. A row that a service has added is its own, but for what people
   * typed into it; what links back to such a row Notion itself has put there.
   * @param mayWrite whether a service may write the cell, into which people have typed or not
   */
  changed(mayWrite: (page: Page, property: Property, isTyped: boolean) => boolean): readonly CellName[]
  /** The same memory of a copy of the workspace, from where both go their own ways. */
  over(copy: NotionState): TypedCells
}

export function createTypedCells(state: NotionState): TypedCells {
  return remembering(state, new Map(), new Set(state.pages.keys()))
}

/**
 * @param typed cells as people left them, by page and property
 * @param theirs ids of the pages that no service has added
 */
function remembering(state: NotionState, typed: Map<string, string>, theirs: Set<string>): TypedCells {
  function isAsLeft(value: string, was: string): boolean {
    return value === was || linksOf(value) === linksOf(was)
  }

  /** Without those to rows of a service; what is no relation is compared as it is. */
  function linksOf(text: string): string {
    const value = JSON.parse(text) as Value | null
    if (value === null) return ''
    return value.type === 'relation' ? value.relation.filter((id) => theirs.has(id)).join() : text
  }

  function cells(): { key: string; page: Page; property: Property; value: string }[] {
    const rows = [...state.pages.values()].filter(({ parent }) => parent.type === 'data_source_id')
    return rows.flatMap((page) =>
      propertiesOf(state, page).map((property) => ({
        key: `${page.id} ${property.id}`,
        page,
        property,
        value: JSON.stringify(page.values.get(property.id) ?? null),
      })),
    )
  }

  return {
    watch(live) {
      const before = new Map(cells().map(({ key, value }) => [key, value]))
      const pages = new Set(state.pages.keys())
      const result = live()
      for (const id of state.pages.keys()) if (!pages.has(id)) theirs.add(id)
      for (const { key, value } of cells()) if ((before.get(key) ?? 'null') !== value) typed.set(key, value)
      return result
    },
    changed: (mayWrite) =>
      cells()
        .filter(({ key, page }) => theirs.has(page.id) || typed.has(key))
        .filter(({ key, value }) => !isAsLeft(value, typed.get(key) ?? 'null'))
        .filter(({ key, page, property }) => !mayWrite(page, property, typed.has(key)))
        .map(({ page, property }) => ({ row: titleOf(state, page), property: property.name })),
    over: (copy) => remembering(copy, new Map(typed), new Set(theirs)),
  }
}
