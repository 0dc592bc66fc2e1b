import { propertiesOf } from './cells.ts'
import { titleOf } from './content.ts'
import type { Page } from './page.ts'
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
   * The cells that are not as people left them, empty ones included.
   * @param mayWrite whether a service may write the cell, into which people have typed or not
   */
  changed(mayWrite: (page: Page, property: Property, isTyped: boolean) => boolean): readonly CellName[]
  /** The same memory of a copy of the workspace, from where both go their own ways. */
  over(copy: NotionState): TypedCells
}

export function createTypedCells(state: NotionState): TypedCells {
  return remembering(state, new Map())
}

/** @param typed cells as people left them, by page and property */
function remembering(state: NotionState, typed: Map<string, string>): TypedCells {
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
      const result = live()
      for (const { key, value } of cells()) if ((before.get(key) ?? 'null') !== value) typed.set(key, value)
      return result
    },
    changed: (mayWrite) =>
      cells()
        .filter(({ key, value }) => value !== (typed.get(key) ?? 'null'))
        .filter(({ key, page, property }) => !mayWrite(page, property, typed.has(key)))
        .map(({ page, property }) => ({ row: titleOf(state, page), property: property.name })),
    over: (copy) => remembering(copy, new Map(typed)),
  }
}
