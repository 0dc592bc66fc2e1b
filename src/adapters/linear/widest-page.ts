import { maxPage } from './documents.ts'

/** Left for what Linear counts that it does not document: it refuses a document of more than 10,000 points. */
export const maxPoints = 9_500

/**
 * The largest page for the lists within a document whose rows share what points are left: 1 to 250.
 * @param points what the document costs with pages of a size; it grows in proportion
 */
export function widestPage(points: (page: number) => number): number {
  const perRow = points(2) - points(1)
  const room = maxPoints - points(0)
  return Math.max(1, Math.min(maxPage, Math.floor(room / perRow)))
}
