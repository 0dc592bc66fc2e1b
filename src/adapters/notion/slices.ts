import type { Instant } from '#src/core/model.ts'
import type { Span } from './walk-rows.ts'

/** Rows in one answer. */
const PAGE = 100

const MOST_PARTS = 20

/**
 * Cuts a data source into parts, to be asked for at once. Each but the last holds whole pages, or a few rows less where rows were
 * made in the same minute: while no rows come or go it takes no more requests than one walk through all of them.
 * @param created when the rows were created that are known to come
 * @param pages the fewest in a part
 * @returns parts that together hold every moment
 */
export function slices(created: readonly Instant[], pages: number): readonly Span[] {
  const inOrder = created.toSorted()
  const rows = Math.max(pages, Math.ceil(inOrder.length / MOST_PARTS / PAGE)) * PAGE
  const cuts: Instant[] = []
  let start = 0
  for (;;) {
    const cut = inOrder[start + rows]
    if (cut === undefined) break
    // All of a minute, however many they are, stay together.
    const first = inOrder.indexOf(cut, start)
    const next = first > start ? first : inOrder.findIndex((each) => each > cut)
    const at = inOrder[next]
    if (at === undefined) break
    cuts.push(at)
    start = next
  }
  const bounds = [undefined, ...cuts, undefined]
  return bounds.slice(1).map((before, index) => {
    const from = bounds[index]
    return { ...(from ? { from } : {}), ...(before ? { before } : {}) }
  })
}
