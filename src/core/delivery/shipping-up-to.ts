import type { Shipment, Shipping } from './shipping.ts'

/** What had come there by an earlier moment, in milliseconds since 1970: the same as if nothing later were known. */
export function shippingUpTo(shipping: Shipping, moment: number): Shipping {
  const isPast = ({ at }: Shipment) => at <= moment
  if (shipping.shipments.every(isPast)) return shipping
  const carriers = new Map<string, Shipment>()
  for (const [commit, shipment] of shipping.carriers) if (isPast(shipment)) carriers.set(commit, shipment)
  return { ...shipping, shipments: shipping.shipments.filter(isPast), carriers }
}
