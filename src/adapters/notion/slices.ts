import type { Instant } from '#src/core/model.ts'
import type { Span } from './walk-rows.ts'

/** Each part ends with a request that is not full: of this many rows that is 4 % more at most. */
const FEWEST = 2_500
const MOST_PARTS = 8

/**
 * Cuts a data source into parts of about as many rows, to be asked for at once.
 * @param created when the rows that are known of it were created
 * @returns parts that together hold every moment
 */
export function slices(created: readonly Instant[]): readonly Span[] {
  const inOrder = created.toSorted()
  const parts = Math.min(MOST_PARTS, Math.floor(inOrder.length / FEWEST))
  const cuts = new Set<Instant>()
  for (let part = 1; part < parts; part += 1) {
    const cut = inOrder[Math.floor((part * inOrder.length) / parts)]
    // Nothing is before the first.
    if (cut !== undefined && cut !== inOrder[0]) cuts.add(cut)
  }
  const bounds = [undefined, ...cuts, undefined]
  return bounds.slice(1).map((before, index) => {
    const from = bounds[index]
    return { ...(from ? { from } : {}), ...(before ? { before } : {}) }
  })
}
