import { compareTexts } from '#src/core/compare-texts.ts'

/** By title, then by id, so that the order of the rows decides nothing. */
export function inTitleOrder<Row extends { readonly id: string; readonly title: string }>(
  rows: readonly Row[],
): readonly Row[] {
  return rows.toSorted((a, b) => compareTexts(a.title, b.title) || compareTexts(a.id, b.id))
}
