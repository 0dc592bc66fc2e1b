import type { Day, Objective, Period } from '#src/core/model.ts'
import { cycleOf, periodOfCycle } from '#src/core/time/period.ts'
import type { RowFault } from './row-fault.ts'

/** Period, else Cycle, else the fiscal quarter that today falls in. A cycle that cannot be read is no period at all. */
export function objectivePeriod(
  { period, cycle }: Pick<Objective, 'period' | 'cycle'>,
  today: Day,
  fiscalYearStart: number,
): { readonly period: Period | null; readonly fault: RowFault | null } {
  if (period !== null) return { period, fault: null }
  const quarter = cycleOf(today, fiscalYearStart)
  if (cycle === null || cycle.trim() === '') {
    const assumed = periodOfCycle(quarter, fiscalYearStart)
    const fault = {
      code: 'assumed_cycle',
      property: 'Cycle',
      message: `Cycle and Period are both empty; the quarter of today, ${quarter}, is assumed.`,
      mend: `Set Cycle, for example ${quarter}, or fill Period.`,
    }
    return { period: assumed, fault }
  }
  const read = periodOfCycle(cycle, fiscalYearStart)
  if (read !== null) return { period: read, fault: null }
  const fault = {
    code: 'unreadable_cycle',
    property: 'Cycle',
    message: `Cycle is "${cycle}", which is neither a quarter nor a year, so its key results have no period.`,
    mend: `Set Cycle to a quarter such as ${quarter} or a year such as ${quarter.slice(0, 4)}, or fill Period with the first and the last day.`,
  }
  return { period: null, fault }
}
