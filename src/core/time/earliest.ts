import type { Instant } from '#src/core/model.ts'

/** The first of several moments; null: there is none. */
export function earliest(moments: readonly (Instant | null)[]): Instant | null {
  let first: Instant | null = null
  for (const moment of moments) if (moment !== null && (first === null || moment < first)) first = moment
  return first
}
