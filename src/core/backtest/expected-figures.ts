/** Of one event, reaching 1.0 or 0.7, under one method; `briers` at 25, 50 and 75 % of the quarter. Shares are 0..1. */
export interface ExpectedFigures {
  readonly brier: number
  readonly briers: readonly [number, number, number]
  readonly calibrationError: number
  readonly falseAlarms: number
  readonly missedAlarms: number
  /** Of green, amber and red; null: not published. */
  readonly hitRates: readonly [number, number | null, number]
}

/**
 * What the suite measured when the rules were chosen, by two independent implementations (scoring rules, "measured"). A run
 * that finds other figures is of other rules.
 */
export const EXPECTED = {
  keyResults: 3600,
  checkIns: 32_330,
  hits: { 1: 1605, 0.7: 2707 },
  service: {
    1: {
      brier: 0.2062,
      briers: [0.2401, 0.219, 0.1596],
      calibrationError: 0.048,
      falseAlarms: 0.376,
      missedAlarms: 0.046,
      hitRates: [0.83, 0.53, 0.3],
    },
    0.7: {
      brier: 0.1613,
      briers: [0.185, 0.1728, 0.1259],
      calibrationError: 0.044,
      falseAlarms: 0.104,
      missedAlarms: 0.337,
      hitRates: [0.86, 0.67, 0.49],
    },
  },
  scoreAlone: {
    1: {
      brier: 0.2412,
      briers: [0.2688, 0.2336, 0.2212],
      calibrationError: 0.121,
      falseAlarms: 0.479,
      missedAlarms: 0.058,
      hitRates: [0.79, null, 0.36],
    },
    0.7: {
      brier: 0.2873,
      briers: [0.4061, 0.2866, 0.1691],
      calibrationError: 0.319,
      falseAlarms: 0.517,
      missedAlarms: 0.005,
      hitRates: [0.99, 0.81, 0.66],
    },
  },
  withoutMargin: { changes: 1.45, flipFlops: 0.233 },
  withMargin: { changes: 1.08, flipFlops: 0.078, agreement: 0.93 },
} as const satisfies {
  readonly service: Readonly<Record<1 | 0.7, ExpectedFigures>>
  readonly scoreAlone: Readonly<Record<1 | 0.7, ExpectedFigures>>
  readonly [other: string]: unknown
}
