import type { Page } from '#src/sandbox/notion/page.ts'
import type { Property } from '#src/sandbox/notion/property.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'
import type { TypedCells } from '#src/sandbox/notion/typed-cells.ts'

/** Cells that do not hold what people typed there, as `Status of Churn`; into a column of the service's they may type too. */
export function valuesChanged(state: NotionState, typed: TypedCells): string[] {
  const mayWrite = (page: Page, { name, description }: Property, isTyped: boolean) => {
    const row = showPage(state, page.id)
    const isMeasured = name === 'Current' && row['Source'] !== null && row['Measure'] !== null
    return isMeasured || (description?.includes('Kept by okr-sync') === true && !isTyped)
  }
  return typed.changed(mayWrite).map(({ row, property }) => `${property} of ${row}`)
}
