import type { Figure } from '#src/core/delivery/figure.ts'
import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'
import type { Sample } from '#src/core/delivery/sample.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import type { Dimension } from './in-unit.ts'

type Value = Extract<Figure, { kind: 'value' }>

const pulls = ['pull request', 'pull requests'] as const
const runs = ['run', 'runs'] as const

/** One and several of what a figure rests on. */
const nouns: Readonly<Record<DeliveryMeasure, readonly [one: string, several: string]>> = {
  'deploy frequency': ['deployment', 'deployments'],
  'lead time': pulls,
  'change failure rate': ['deployment failed', 'deployments failed'],
  'time to restore': ['failure', 'failures'],
  'time to first review': pulls,
  'pr cycle time': pulls,
  'prs within review sla (%)': pulls,
  'prs linked to issues (%)': ['merged pull request', 'merged pull requests'],
  'ci duration': runs,
  'ci duration p95': runs,
  velocity: ['cycle', 'cycles'],
  'predictability (%)': ['committed', 'committed'],
  'bugs per 100 points': ['completed point', 'completed points'],
}

/** What is said of those that have no duration yet. */
const leftOver: Readonly<Partial<Record<DeliveryMeasure, string>>> = {
  'lead time': 'not deployed yet',
  'time to restore': 'not restored yet',
  'time to first review': 'without a review',
}

const units: Readonly<Record<Dimension, string>> = {
  hours: 'h',
  business_hours: 'business hours',
  minutes: 'min',
  per_week: 'per week',
  percent: '%',
  share: '%',
  count: 'items',
  points: 'points',
  points_per_week: 'points per week',
  per_hundred: 'per 100 points',
}

/** A figure with its unit, for example `31 h`. */
export function figureInWords({ value, unit }: Pick<Value, 'value' | 'unit'>, dimension: Dimension): string {
  const isVelocity = dimension === 'points' && unit !== null
  return `${plainNumber(value)} ${isVelocity ? `${unit} a cycle` : units[dimension]}`
}

/**
 * What a figure rests on, for example `median of 42 pull requests, 90 % within 61 h; 3 without a review`.
 * @param samples those that it was made of
 */
export function figureBasis(
  measure: DeliveryMeasure,
  samples: readonly Sample[],
  { n, p90, left }: Value,
  dimension: Dimension,
): string {
  const noun = (count: number) => nouns[measure][count === 1 ? 0 : 1]
  const { part, days } = totals(samples)
  if (measure === 'bugs per 100 points') {
    return `${part} ${part === 1 ? 'bug' : 'bugs'}, ${plainNumber(n)} ${noun(n)}`
  }
  if (dimension === 'percent') return `${plainNumber(part)} of ${plainNumber(n)} ${noun(n)}`
  if (days > 0) {
    const what = dimension === 'points_per_week' ? 'points completed' : noun(n)
    return `${plainNumber(n)} ${what} in ${days} ${days === 1 ? 'day' : 'days'}`
  }
  const statistic = measure === 'ci duration p95' ? '95th percentile' : 'median'
  const within = p90 === null ? '' : `, 90 % within ${plainNumber(p90)} ${units[dimension]}`
  const rest = left === 0 ? '' : `; ${left} ${leftOver[measure] ?? 'left out'}`
  return `${statistic} of ${n} ${noun(n)}${within}${rest}`
}

/** The days of a rate are those of the window, the same for each link. */
function totals(samples: readonly Sample[]): { readonly part: number; readonly days: number } {
  let part = 0
  let days = 0
  for (const sample of samples) {
    if (sample.kind === 'ratio') part += sample.part
    if (sample.kind === 'rate') days = Math.max(days, sample.days)
  }
  return { part, days }
}
