import type { Day, Objective, Period } from '#src/core/model.ts'
import { datedCycle } from '#src/core/time/dated-cycle.ts'
import { cycleOf, periodOfCycle } from '#src/core/time/period.ts'
import { readPeriods } from '#src/core/time/read-periods.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import type { RowFault } from './row-fault.ts'

/** The time that a row itself names. */
export interface OwnPeriod {
  /** null: it names none, or one that cannot be read. */
  readonly period: Period | null
  readonly fault: RowFault | null
}

/** Period, else Cycle; null: both are empty. A cycle that cannot be read, or in two ways, is no period at all. */
export function ownPeriod(
  { period = null, cycle = null }: Partial<Pick<Objective, 'period' | 'cycle'>>,
  today: Day,
  fiscalYearStart: number,
): OwnPeriod | null {
  if (period !== null) return { period, fault: null }
  if (cycle === null || cycle.trim() === '') return null
  const read = readPeriods(cycle, fiscalYearStart)
  const [only = null] = read
  if (read.length < 2 && only !== null) return { period: only, fault: null }
  const quarter = cycleOf(today, fiscalYearStart)
  const year = quarter.slice(0, 4)
  const [assumed = null] =
    read.length === 0 ? readPeriods(datedCycle(cycle, year) ?? '', fiscalYearStart) : []
  if (assumed !== null) {
    const said = {
      code: 'assumed_year',
      property: 'Cycle',
      message: `Cycle is "${cycle}", which names no year; ${year} is assumed.`,
      mend: `Set Cycle with its year, for example ${quarter}, or fill Period.`,
    }
    return { period: assumed, fault: said }
  }
  const message =
    read.length === 0
      ? `Cycle is "${cycle}", in which no year, half, quarter, month or pair of days is found, so its key results have no period.`
      : `Cycle is "${cycle}", which may mean ${read.map(inWords).join(' or ')}, so its key results have no period.`
  const fault = {
    code: 'unreadable_cycle',
    property: 'Cycle',
    message,
    mend: `Set Cycle to a quarter such as ${quarter} or a year such as ${year}, or fill Period with the first and the last day.`,
  }
  return { period: null, fault }
}

/** What the row names, else the fiscal quarter that today falls in. */
export function objectivePeriod(
  objective: Pick<Objective, 'period' | 'cycle'>,
  today: Day,
  fiscalYearStart: number,
): OwnPeriod {
  const own = ownPeriod(objective, today, fiscalYearStart)
  if (own !== null) return own
  const quarter = cycleOf(today, fiscalYearStart)
  const fault = {
    code: 'assumed_cycle',
    property: 'Cycle',
    message: `Cycle and Period are both empty; the quarter of today, ${quarter}, is assumed.`,
    mend: `Set Cycle, for example ${quarter}, or fill Period.`,
  }
  return { period: periodOfCycle(quarter, fiscalYearStart), fault }
}

function inWords({ start, end }: Period): string {
  return `${plainDay(start)} to ${plainDay(end)}`
}
