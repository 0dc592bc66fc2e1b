/** What the number of a measure is: it says in which unit it is written, and how several links are taken together. */
export type Quantity =
  | 'share'
  | 'count'
  | 'points'
  | 'hours'
  | 'minutes'
  | 'per_week'
  | 'percent'
  | 'per_hundred'

/** The measures that are reckoned from events, in lower case as Measure holds them, and what each number is. */
export const DELIVERY_MEASURES = {
  'deploy frequency': 'per_week',
  'lead time': 'hours',
  'change failure rate': 'percent',
  'time to restore': 'hours',
  'time to first review': 'hours',
  'pr cycle time': 'hours',
  'prs within review sla (%)': 'percent',
  'prs linked to issues (%)': 'percent',
  'ci duration': 'minutes',
  'ci duration p95': 'minutes',
  velocity: 'points',
  'predictability (%)': 'percent',
  'bugs per 100 points': 'per_hundred',
} as const satisfies Record<string, Quantity>

export type DeliveryMeasure = keyof typeof DELIVERY_MEASURES
