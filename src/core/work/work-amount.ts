import { DELIVERY_MEASURES, type DeliveryMeasure } from '#src/core/delivery/measures.ts'
import type { KnownWork } from './work.ts'

/** What is taken from the work itself, as its system counts it; the others are reckoned from events. */
export type CountedMeasure = 'progress' | 'done' | 'open' | 'points'
export type Measure = CountedMeasure | DeliveryMeasure

const deliveryMeasures = Object.keys(DELIVERY_MEASURES) as DeliveryMeasure[]

/** The options of Measure, in lower case. */
export const measures: readonly Measure[] = ['progress', 'done', 'open', 'points', ...deliveryMeasures]

export function isDeliveryMeasure(measure: Measure): measure is DeliveryMeasure {
  return Object.hasOwn(DELIVERY_MEASURES, measure)
}

/** Whether work has what a measure takes of it. */
export function hasMeasure(work: KnownWork, measure: Measure): boolean {
  if (isDeliveryMeasure(measure)) return work.samples?.[measure] !== undefined
  if (measure === 'progress') return work.share !== null
  if (measure === 'points') return work.share !== null && work.scopeUnit === 'points'
  return work[measure] !== null
}

/** What work adds to a total: items for done and open, the done part of its scope for progress and points. */
export function workAmount(work: KnownWork, measure: CountedMeasure): number {
  if (measure === 'done' || measure === 'open') return work[measure] ?? 0
  return (work.share ?? 0) * work.scope
}
