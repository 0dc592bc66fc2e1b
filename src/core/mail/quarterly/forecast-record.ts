import { type ChanceQuality, chanceQuality, type ToldChance } from '#src/core/backtest/chance-quality.ts'
import { weeklyChecks } from '#src/core/backtest/weekly-checks.ts'
import type { Period } from '#src/core/model.ts'
import type { ToldCourse } from './told-courses.ts'

/** With fewer key results one more or less changes every figure. */
const ENOUGH = 20

/** Few enough to be read, and to hold some chances each. */
const BINS = 5

const THIRDS = [1, 2, 3] as const

/** The chances that the service told within the cycle, one a week and key result, against what happened. */
export interface ForecastRecord extends ChanceQuality {
  /** Key results that a chance was told of, and that have a final score. */
  readonly keyResults: number
  /** Too few to judge by. */
  readonly isFew: boolean
  /** What was told in each third of the period. */
  readonly thirds: readonly Third[]
}

export interface Third extends Omit<ChanceQuality, 'bins' | 'calibrationError'> {
  readonly third: (typeof THIRDS)[number]
  /** Mean of the chances told; null: none was. */
  readonly told: number | null
}

/** @param cycle what was told before it, of a year that ends with it, is left out */
export function forecastRecord(courses: readonly ToldCourse[], cycle: Period): ForecastRecord {
  const told = courses.flatMap(({ course }) => {
    const checks = weeklyChecks(course)
    return course.days
      .filter(({ day }, at) => checks.has(at) && day >= cycle.start)
      .map(({ confidence, t }) => ({ confidence, hit: course.hit, t }))
  })
  return {
    ...chanceQuality(told, BINS),
    keyResults: courses.length,
    isFew: courses.length < ENOUGH,
    thirds: THIRDS.map((third) =>
      thirdOf(
        third,
        told.filter(({ t }) => Math.min(THIRDS.length, Math.floor(t * THIRDS.length) + 1) === third),
      ),
    ),
  }
}

function thirdOf(third: Third['third'], within: readonly ToldChance[]): Third {
  const { checks, hitRate, brier, brierOfHitRate, bins } = chanceQuality(within, 1)
  return { third, checks, hitRate, brier, brierOfHitRate, told: bins[0]?.told ?? null }
}
