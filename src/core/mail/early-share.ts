import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import { elapsed } from '#src/core/time/period.ts'

/** Key results of which less than a quarter of the period has passed, of those that have one. */
export function earlyShare(
  results: readonly Pick<KeyResultResult, 'period'>[],
  today: Day,
): { readonly count: number; readonly of: number } {
  const periods = results.flatMap(({ period }) => period ?? [])
  return { count: periods.filter((period) => elapsed(period, today) < 0.25).length, of: periods.length }
}
