import type { Ambition } from '#src/core/model.ts'
import type { GradedKeyResult } from './graded-key-result.ts'

/** So many of all key results, and of the committed ones, are to hit their target score: a convention, not a measurement. */
export const HITS_WANTED = 0.8

/** Of key results with a final score and a weight above 0. Shares and means 0..1; null: there are none. */
export interface HitCount {
  readonly graded: number
  readonly hits: number
  readonly share: number | null
  /** Of the final scores. */
  readonly mean: number | null
}

/** How many key results reached their target score, committed and aspirational apart. */
export interface HitShares extends HitCount {
  readonly committed: HitCount
  readonly aspirational: HitCount
  /** What the mean of the aspirational ones is held against: s* of the policy. */
  readonly meanWanted: number
  /** Sound ones that nobody recorded a number of, and ones that cannot be scored. */
  readonly ungraded: number
  /** The share with those counted as missed; null: there is no key result. */
  readonly shareOfAll: number | null
}

/** @param meanWanted 0..1 */
export function hitShares(keyResults: readonly GradedKeyResult[], meanWanted: number): HitShares {
  const counted = keyResults.filter(({ weight }) => weight > 0)
  const of = (ambition: Ambition) => hitCount(counted.filter((each) => each.ambition === ambition))
  const all = hitCount(counted)
  return {
    ...all,
    committed: of('committed'),
    aspirational: of('aspirational'),
    meanWanted,
    ungraded: counted.length - all.graded,
    shareOfAll: counted.length === 0 ? null : all.hits / counted.length,
  }
}

export function hitCount(keyResults: readonly GradedKeyResult[]): HitCount {
  const scores = keyResults.flatMap(({ score, weight }) => (score === null || weight <= 0 ? [] : [score]))
  const hits = keyResults.filter(({ outcome, weight }) => outcome === 'hit' && weight > 0).length
  const graded = scores.length
  return {
    graded,
    hits,
    share: graded === 0 ? null : hits / graded,
    mean: graded === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / graded,
  }
}
