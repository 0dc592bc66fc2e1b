import { inTitleOrder } from './in-title-order.ts'
import type { QualityFault, QualityKeyResult, QualityObjective } from './quality-rows.ts'

/** The row on which a fault of an objective is said: its own, or in the flat layout its first key result; null: there is none. */
export function blamedRow(
  objective: QualityObjective,
  keyResults: readonly QualityKeyResult[],
): Pick<QualityFault, 'database' | 'id'> | null {
  if (!objective.virtual) return { database: 'objectives', id: objective.id }
  const [first] = inTitleOrder(keyResults)
  return first === undefined ? null : { database: 'keyResults', id: first.id }
}
