import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { DeliveryMeasure } from './measures.ts'

/**
 * What one link gives towards a measure, before it becomes a number, so that several links can be pooled: durations and
 * cycles are put together, parts and wholes are added up, and so are rates.
 */
export type Sample =
  /**
   * Hours, or minutes of builds; at least one. The figure is their median, or the 95th percentile for `ci duration p95`. `left`
   * counts what belongs to them and has none yet, for example pull requests that nobody reviewed.
   */
  | { readonly kind: 'durations'; readonly values: readonly number[]; readonly left: number }
  /** Points or issues that each cycle completed, at least one; the figure is their median. */
  | { readonly kind: 'amounts'; readonly values: readonly number[]; readonly unit: 'points' | 'issues' }
  /** The figure is 100 * part / whole; whole is above 0. */
  | { readonly kind: 'ratio'; readonly part: number; readonly whole: number }
  /** The figure is count / days * 7; days is above 0. */
  | { readonly kind: 'rate'; readonly count: number; readonly days: number }
  /** There is nothing to reckon with: never 0. The detail is a sentence. */
  | { readonly kind: 'none'; readonly reason: UnknownReason; readonly detail: string }

/** What one link gives towards each measure that fits it. */
export type Samples = Readonly<Partial<Record<DeliveryMeasure, Sample>>>
