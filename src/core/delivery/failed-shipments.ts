import type { Shipped } from './shipped.ts'
import { isWithin, type Span } from './span.ts'

/** The deployments of a span, and how many of them had an incident, be it one or several. */
export function failedShipments(
  { shipments, broken }: Shipped,
  span: Span,
): { readonly failed: number; readonly all: number } {
  const failing = new Set(broken.map(({ shipment }) => shipment))
  const within = shipments.filter(({ at }) => isWithin(at, span))
  return { failed: within.filter((shipment) => failing.has(shipment)).length, all: within.length }
}
