import { DELIVERY_MEASURES, type DeliveryMeasure } from '#src/core/delivery/measures.ts'
import type { DeliveryPolicy } from '#src/core/policy.ts'
import type { Dimension } from './in-unit.ts'

/** Timed in business hours where the policy names them. */
const inBusinessHours: ReadonlySet<DeliveryMeasure> = new Set(['time to first review', 'pr cycle time'])

/**
 * In what a figure is told.
 * @param isRate true: a velocity is that of a project, by week
 */
export function deliveryDimension(
  measure: DeliveryMeasure,
  isRate: boolean,
  { businessHours }: Pick<DeliveryPolicy, 'businessHours'>,
): Dimension {
  if (measure === 'velocity' && isRate) return 'points_per_week'
  if (businessHours !== null && inBusinessHours.has(measure)) return 'business_hours'
  return DELIVERY_MEASURES[measure]
}
