import { isLastThird } from '#src/core/advice/last-third.ts'
import type { Day, Period } from '#src/core/model.ts'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { cycleOf, elapsed, periodOfCycle } from '#src/core/time/period.ts'

/** What a week of the cycle asks for; `steady`: nothing beyond the check-ins of every week. */
export type Phase =
  | 'finalise'
  | 'first_check_in'
  | 'steady'
  | 'middle'
  | 'force_rank'
  | 'draft'
  | 'retrospect'

/** How far the running cycle is. */
export interface CyclePhase {
  /** `2026-Q4`; empty: it is no cycle of the fiscal year. */
  readonly cycle: string
  /** The one that follows; empty: it is no cycle of the fiscal year. */
  readonly next: string
  readonly end: Day
  /** From 1 on; the last one takes the days that are left over. */
  readonly week: number
  readonly weeks: number
  readonly phase: Phase
}

const HALF = 0.5

const ROUNDING = 1e-9

/**
 * The cycle that most running key results share, or of the fiscal year where none runs, and what its week asks for: the first to
 * finalise, the second for first check-ins, the one that holds the middle for an honest look, those of the last third to
 * force-rank, the last but one to draft the next cycle too, and the last to close and look back.
 * @param periods of the key results; null: it has none
 * @param fiscalYearStart month 1..12
 */
export function cyclePhase(
  periods: readonly (Period | null)[],
  today: Day,
  fiscalYearStart: number,
): CyclePhase | null {
  const running = periods.flatMap((period) =>
    period !== null && period.start <= today && today <= period.end ? [period] : [],
  )
  const period = commonest(running) ?? periodOfCycle(cycleOf(today, fiscalYearStart), fiscalYearStart)
  if (period === null) return null
  const weeks = Math.max(1, Math.round((daysBetween(period.start, period.end) + 1) / 7))
  const week = Math.min(weeks, Math.floor(daysBetween(period.start, today) / 7) + 1)
  return {
    cycle: nameOf(period, fiscalYearStart),
    next: nextOf(period, fiscalYearStart),
    end: period.end,
    week,
    weeks,
    phase: phaseOf(period, today, week),
  }
}

function phaseOf(period: Period, today: Day, week: number): Phase {
  const left = daysBetween(today, period.end)
  if (left < 7) return 'retrospect'
  if (left < 14) return 'draft'
  if (week === 1) return 'finalise'
  if (week === 2) return 'first_check_in'
  if (isLastThird(period, today)) return 'force_rank'
  const isPast = (day: Day) => elapsed(period, day) >= HALF - ROUNDING
  return isPast(today) && !isPast(addDays(today, -7)) ? 'middle' : 'steady'
}

/** Of equally common ones that which ends first. */
function commonest(periods: readonly Period[]): Period | null {
  const alike = [...Map.groupBy(periods, ({ start, end }) => `${end} ${start}`)]
  const [first] = alike.toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  return first?.[1][0] ?? null
}

function nameOf({ start, end }: Period, fiscalYearStart: number): string {
  const name = cycleOf(start, fiscalYearStart)
  const cycle = periodOfCycle(name, fiscalYearStart)
  return cycle?.start === start && cycle.end === end ? name : ''
}

function nextOf(period: Period, fiscalYearStart: number): string {
  return nameOf(period, fiscalYearStart) === '' ? '' : cycleOf(addDays(period.end, 1), fiscalYearStart)
}
