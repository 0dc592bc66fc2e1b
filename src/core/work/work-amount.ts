import type { KnownWork } from './work.ts'

/** The options of Measure, in lower case. */
export const measures = ['progress', 'done', 'open', 'points'] as const

export type Measure = (typeof measures)[number]

/** Whether work has what a measure takes of it. */
export function hasMeasure(work: KnownWork, measure: Measure): boolean {
  if (measure === 'progress') return work.share !== null
  if (measure === 'points') return work.share !== null && work.scopeUnit === 'points'
  return work[measure] !== null
}

/** What work adds to a total: items for done and open, the done part of its scope for progress and points. */
export function workAmount(work: KnownWork, measure: Measure): number {
  if (measure === 'done' || measure === 'open') return work[measure] ?? 0
  return (work.share ?? 0) * work.scope
}
