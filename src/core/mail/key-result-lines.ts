import { nextStep, type Obstacle, straightPlan } from '#src/core/advice/next-step.ts'
import { notWorthSaving } from '#src/core/advice/worth-saving.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { type DecidedOn, type KeyResultLine, keyResultLine } from './key-result-line.ts'
import { bestWeek, type WeekScore, weeklyTrend } from './weekly-trend.ts'

/** A key result as it is now, as mail shows it, and as it was. */
export interface ComparedLine {
  readonly result: KeyResultResult
  readonly line: KeyResultLine
  /** The day that it is compared with; undefined: there is none of its period. */
  readonly before: KeyResultDay | undefined
}

/**
 * @param input.results in the order of the lines
 * @param input.days what was computed on earlier days, in any order
 * @param input.earlier of each key result the day to compare with
 * @param input.titles of the objectives
 * @param input.mends by page, the one that would let it be scored
 * @param input.undecided since when those are off track about which nothing was decided for a week
 * @param input.decided the decision that was made about one since it is off track
 * @param input.obstacles blocked initiatives by the key result that they stand in the way of
 */
export function keyResultLines(input: {
  readonly results: readonly KeyResultResult[]
  readonly days: readonly KeyResultDay[]
  readonly earlier: ReadonlyMap<string, KeyResultDay>
  readonly titles: ReadonlyMap<string, string>
  readonly mends: ReadonlyMap<string, string>
  readonly obstacles: ReadonlyMap<string, Obstacle>
  readonly undecided: ReadonlyMap<string, Day>
  readonly decided: ReadonlyMap<string, DecidedOn>
  readonly today: Day
}): readonly ComparedLine[] {
  const { results, titles, mends, today } = input
  const offTrack = results.filter((result) => statusInForce(result) === 'off_track')
  const letGo = notWorthSaving(offTrack, today)
  const daysOf = Map.groupBy(input.days, ({ keyResultId }) => keyResultId)
  return results.map((result) => {
    const { id, score, objectiveId } = result
    const own = (daysOf.get(id) ?? []).filter((day) => isOfPeriod(day, result))
    const trend = weeklyTrend(own, score, today)
    const earlier = input.earlier.get(id)
    const before = earlier !== undefined && isOfPeriod(earlier, result) ? earlier : undefined
    const decided = input.decided.get(id) ?? null
    // What was decided is the next step.
    const next =
      statusInForce(result) === 'off_track' && decided === null
        ? nextStep({
            row: result,
            obstacle: input.obstacles.get(id) ?? null,
            bestWeek: paceOf(trend, result, today),
            isLetGo: letGo.has(id),
            today,
          })
        : null
    const line = keyResultLine(result, {
      objective: titles.get(objectiveId ?? '') ?? '',
      earlier: before,
      mend: mends.get(id) ?? '',
      trend,
      next,
      undecidedSince: input.undecided.get(id) ?? null,
      decided,
    })
    return { result, line, before }
  })
}

/** A row that is used again for the next cycle starts anew. */
function isOfPeriod(day: KeyResultDay, { period }: KeyResultResult): boolean {
  return !(day.period && period && day.period.end < period.start)
}

function paceOf(trend: readonly WeekScore[], result: KeyResultResult, today: Day): number | null {
  const { period, type } = result
  if (period === null || type === 'maintain' || type === 'yes_no' || !straightPlan(result, today)) return null
  return bestWeek(trend, daysBetween(period.start, period.end) + 1)
}
