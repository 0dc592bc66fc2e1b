/** By title, then by id, so that the order of the rows decides nothing. */
export function inTitleOrder<Row extends { readonly id: string; readonly title: string }>(
  rows: readonly Row[],
): readonly Row[] {
  return rows.toSorted((a, b) => compare(a.title, b.title) || compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
