import type { KeyResultDay } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { type ChanceQuality, chanceQuality } from './chance-quality.ts'
import { type ColourQuality, colourQuality } from './colour-quality.ts'
import { type LeftOut, type PastCourse, pastCourses } from './past-courses.ts'
import { type Thresholds, thresholdsToTry } from './thresholds.ts'
import { type Warning, warning } from './warning.ts'
import { weeklyChecks } from './weekly-checks.ts'

/** How good the chances and colours of past cycles were. */
export interface Backtest {
  readonly keyResults: number
  readonly hits: number
  /** First and last end of the periods that are judged; null: there are none. */
  readonly ended: { readonly from: Day; readonly to: Day } | null
  /** The rule versions that the chances were told under. */
  readonly ruleVersions: readonly string[]
  readonly chances: ChanceQuality
  /** The thresholds in force first. */
  readonly thresholds: readonly JudgedThresholds[]
  readonly leftOut: LeftOut
}

export interface JudgedThresholds extends ColourQuality, Warning {
  readonly name: string
  readonly says: string
  /** Lead time gained against the thresholds in force, in days; null: there are no misses. */
  readonly leadGained: number | null
}

/**
 * Judges stored chances by what became of them, and what other thresholds would have shown of the same chances. Colours are
 * cut on every stored day, since hysteresis goes from day to day; what is judged is the last one of each week of a period, so
 * that a key result which was looked at more often does not count for more.
 * @param days everything stored, in any order
 */
export function backtest(days: readonly KeyResultDay[], policy: Policy, today: Day): Backtest {
  const { courses, leftOut } = pastCourses(days, today)
  const checks = courses.map(weeklyChecks)
  const told = courses.flatMap(({ days: ofOne, hit }, index) =>
    ofOne.filter((_, at) => checks[index]?.has(at)).map(({ confidence }) => ({ confidence, hit })),
  )
  const judged = thresholdsToTry(policy.cuts).map((thresholds) => judge(thresholds, courses, checks))
  const inForce = judged[0]?.leadDays ?? null
  const ends = courses.map(({ period }) => period.end).toSorted()
  const [from, to] = [ends[0], ends.at(-1)]
  return {
    keyResults: courses.length,
    hits: courses.filter(({ hit }) => hit).length,
    ended: from === undefined || to === undefined ? null : { from, to },
    ruleVersions: [
      ...new Set(courses.flatMap((course) => course.days.map((day) => day.ruleVersion))),
    ].toSorted(),
    chances: chanceQuality(told),
    thresholds: judged.map((each) => ({
      ...each,
      leadGained: each.leadDays === null || inForce === null ? null : each.leadDays - inForce,
    })),
    leftOut,
  }
}

function judge(
  thresholds: Thresholds,
  courses: readonly PastCourse[],
  checks: readonly ReadonlySet<number>[],
): Omit<JudgedThresholds, 'leadGained'> {
  const shown = courses.map(({ days }) => thresholds.shown(days))
  const checked = courses.flatMap(({ hit }, index) =>
    (shown[index] ?? []).filter((_, at) => checks[index]?.has(at)).map((colour) => ({ colour, hit })),
  )
  const { name, says } = thresholds
  return { name, says, ...colourQuality(checked), ...warning(courses, shown) }
}
