import type { DeliverySummary } from '#src/core/delivery/delivery-summary.ts'
import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'
import { type FigureLine, figureLine } from './figure-line.ts'

/** DORA's four keys, in its order. */
export const DORA_MEASURES: readonly DeliveryMeasure[] = [
  'deploy frequency',
  'lead time',
  'change failure rate',
  'time to restore',
]

/** The four keys of DORA against the window before and their targets: four lines, whatever is known. */
export function deliveryBlock(summary: DeliverySummary): readonly FigureLine[] {
  return DORA_MEASURES.flatMap((measure) =>
    summary.figures
      .filter((course) => course.measure === measure)
      .map((course) => figureLine(course, summary, { businessHours: null })),
  )
}
