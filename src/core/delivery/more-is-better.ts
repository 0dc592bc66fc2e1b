import type { DeliveryMeasure } from './measures.ts'

/** Whether a higher figure is the better one. Of velocity it is only as long as estimates stay honest. */
export const MORE_IS_BETTER: Readonly<Record<DeliveryMeasure, boolean>> = {
  'deploy frequency': true,
  'lead time': false,
  'change failure rate': false,
  'time to restore': false,
  'time to first review': false,
  'pr cycle time': false,
  'prs within review sla (%)': true,
  'prs linked to issues (%)': true,
  'ci duration': false,
  'ci duration p95': false,
  velocity: true,
  'predictability (%)': true,
  'bugs per 100 points': false,
}
