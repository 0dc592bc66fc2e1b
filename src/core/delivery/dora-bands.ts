import type { DeliveryMeasure } from './measures.ts'

const HOUR = 1
const DAY = 24
const WEEK = 7 * DAY
const MONTH = (365.25 / 12) * DAY
/** Deployments a week. */
const ONCE_A_DAY = 7
const ONCE_A_WEEK = 1
const ONCE_A_MONTH = WEEK / MONTH

type Band = readonly ['Elite' | 'High' | 'Medium', (value: number) => boolean]
type Table = Readonly<Partial<Record<DeliveryMeasure, readonly Band[]>>>

/**
 * The performance tables of three reports of DORA, as descriptions of clusters: they are no thresholds, leave gaps between them,
 * and overlap (in 2024 the change fail rate of the high cluster, 20 %, is above that of the medium one, 10 %; in 2023 medium and
 * low have one frequency and one lead time). A value belongs to the best band whose worse end it does not pass; beyond Medium it
 * is Low. The report of 2025 has no such table.
 * Source: Accelerate State of DevOps 2021, 2023 and 2024, DORA, table of software delivery performance. "On demand" is told there
 * as several deployments a day; in 2021 time to restore is that of a service, since 2023 of a failed deployment.
 */
const TABLES: Readonly<Record<2021 | 2023 | 2024, Table>> = {
  2021: {
    'deploy frequency': [
      ['Elite', above(ONCE_A_DAY)],
      ['High', atLeast(ONCE_A_MONTH)],
      ['Medium', atLeast(ONCE_A_MONTH / 6)],
    ],
    'lead time': [
      ['Elite', below(HOUR)],
      ['High', upTo(WEEK)],
      ['Medium', upTo(6 * MONTH)],
    ],
    'time to restore': [
      ['Elite', below(HOUR)],
      ['High', below(DAY)],
      ['Medium', upTo(WEEK)],
    ],
    'change failure rate': [
      ['Elite', upTo(15)],
      ['High', upTo(30)],
    ],
  },
  2023: {
    'deploy frequency': [
      ['Elite', above(ONCE_A_DAY)],
      ['High', atLeast(ONCE_A_WEEK)],
      ['Medium', atLeast(ONCE_A_MONTH)],
    ],
    'lead time': [
      ['Elite', below(DAY)],
      ['High', upTo(WEEK)],
      ['Medium', upTo(MONTH)],
    ],
    'time to restore': [
      ['Elite', below(HOUR)],
      ['High', below(DAY)],
      ['Medium', upTo(WEEK)],
    ],
    'change failure rate': [
      ['Elite', upTo(5)],
      ['High', upTo(10)],
      ['Medium', upTo(15)],
    ],
  },
  2024: {
    'deploy frequency': [
      ['Elite', above(ONCE_A_DAY)],
      ['High', atLeast(ONCE_A_WEEK)],
      ['Medium', atLeast(ONCE_A_MONTH)],
    ],
    'lead time': [
      ['Elite', below(DAY)],
      ['High', upTo(WEEK)],
      ['Medium', upTo(MONTH)],
    ],
    'time to restore': [
      ['Elite', below(HOUR)],
      ['High', below(DAY)],
    ],
    'change failure rate': [
      ['Elite', upTo(5)],
      ['High', upTo(20)],
    ],
  },
}

/**
 * The band of a figure by the report of a year, for example `High by DORA 2024`; null: the report has none for the measure.
 * @param value in the unit of the measure: deployments a week, hours, percent
 */
export function doraBand(year: 2021 | 2023 | 2024, measure: DeliveryMeasure, value: number): string | null {
  const bands = TABLES[year][measure]
  if (bands === undefined) return null
  const [name] = bands.find(([, holds]) => holds(value)) ?? ['Low']
  return `${name} by DORA ${year}`
}

function above(limit: number) {
  return (value: number) => value > limit
}

function atLeast(limit: number) {
  return (value: number) => value >= limit
}

function below(limit: number) {
  return (value: number) => value < limit
}

function upTo(limit: number) {
  return (value: number) => value <= limit
}
