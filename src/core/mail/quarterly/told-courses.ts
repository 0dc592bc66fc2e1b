import { type PastCourse, pastCourses } from '#src/core/backtest/past-courses.ts'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { addDays } from '#src/core/time/day.ts'

/** What the service said of a key result day by day, with what became of it. */
export interface ToldCourse {
  readonly id: string
  readonly course: PastCourse
}

/**
 * The courses of key results with a final score. The outcome is the final score and not the last stored one: the last value is
 * often typed in the days after the end.
 * @param days everything stored of the cycle, in any order
 * @param results with a final score, of periods that are over
 */
export function toldCourses(
  results: readonly KeyResultResult[],
  days: readonly KeyResultDay[],
  { today, ruleVersion }: Pick<Evaluation, 'today' | 'ruleVersion'>,
): readonly ToldCourse[] {
  const daysOf = Map.groupBy(days, ({ keyResultId }) => keyResultId)
  return results.flatMap((result): ToldCourse[] => {
    const { id, period } = result
    const stored = daysOf.get(id)
    if (period === null || stored === undefined) return []
    const { courses } = pastCourses([...stored, closingDay({ ...result, period }, ruleVersion)], today)
    const course = courses.find((each) => each.period.end === period.end)
    return course === undefined ? [] : [{ id, course }]
  })
}

/** The day after the end, on which the outcome is known and no chance is told any more. */
function closingDay(
  result: KeyResultResult & { readonly period: NonNullable<KeyResultResult['period']> },
  ruleVersion: string,
): KeyResultDay {
  const { status, risk, score, baseline, target, weight, period, targetScore } = result
  return {
    keyResultId: result.id,
    day: addDays(period.end, 1),
    status,
    overruled: null,
    risk,
    score,
    confidence: null,
    baseline,
    target,
    weight,
    period,
    colour: null,
    targetScore,
    ruleVersion,
  }
}
