import type { Day, Period } from '#src/core/model.ts'
import { addDays, daysBetween, isDay } from '#src/core/time/day.ts'
import { periodOfCycle } from '#src/core/time/period.ts'
import type { FieldFault } from './read-fields.ts'
import type { SectionFields } from './section-fields.ts'
import { shownValue } from './shown-value.ts'

/** Days of a quarter whose days are not known. */
const QUARTER = 91

/** What the clock of a file is read from. */
export interface CompanyClock {
  /** The day it is, in the organisation's time zone. */
  readonly now: Day
  /** 0..1: so much of every quarter is over, whatever the day; absent: the day says. */
  readonly quarterProgress?: number | undefined
  /** Month 1..12. */
  readonly fiscalYearStart: number
}

/** The quarter of the company, a department or a team, and where in it we are. */
export interface SectionTime {
  /** null: its days are not known. */
  readonly period: Period | null
  /** The day that is reckoned with. */
  readonly now: Day
  readonly fault: FieldFault | null
}

/**
 * The days of a section: its own, else those of its quarter, else those of the company. Where it is told how far the quarter
 * is, that is the only clock (scoring rules, "days"): the day that is reckoned with is the one so far into the period.
 * @param above of the company; null: this is the company
 */
export function sectionTime(
  { quarter, quarter_start: start, quarter_end: end }: SectionFields,
  above: SectionTime | null,
  clock: CompanyClock,
): SectionTime {
  const faulty = (code: string, property: string, message: string, mend: string) => ({
    period: null,
    now: clock.now,
    fault: { code, property, message, mend },
  })
  if (start || end) {
    if (!start || !end || !isDay(start) || !isDay(end)) {
      const message = `quarter_start is ${shownValue(start)} and quarter_end is ${shownValue(end)}; both must be days.`
      const property = start && isDay(start) ? 'quarter_end' : 'quarter_start'
      return faulty('bad_period', property, message, `Set ${EXAMPLE}.`)
    }
    if (end >= start) return at({ start, end }, clock)
    const message = `The quarter ends on ${end}, before it starts on ${start}.`
    return faulty('bad_period', 'quarter_end', message, `Set ${EXAMPLE}.`)
  }
  const named = quarter ? periodOfCycle(quarter, clock.fiscalYearStart) : null
  if (named !== null) return at(named, clock)
  if (clock.quarterProgress !== undefined && above === null) return at(around(clock), clock)
  if (quarter && clock.quarterProgress === undefined) {
    const message = `quarter is ${shownValue(quarter)}, which is neither a quarter nor a year.`
    return faulty('no_period', 'quarter', message, `Set quarter to one such as 2026-Q4, or set ${EXAMPLE}.`)
  }
  if (above !== null) return { ...above, fault: null }
  const message = 'Neither the days of the quarter nor its name are given, so nothing can be scored.'
  return faulty('no_period', 'quarter_start', message, `Set ${EXAMPLE}; or run with --quarter-progress.`)
}

const EXAMPLE =
  'quarter_start and quarter_end to its first and last day, for example 2026-10-01 and 2026-12-31'

function at(period: Period, { now, quarterProgress }: CompanyClock): SectionTime {
  if (quarterProgress === undefined) return { period, now, fault: null }
  const days = daysBetween(period.start, period.end) + 1
  const day = addDays(period.start, Math.floor(quarterProgress * days))
  const told = { ...period, told: { day, share: quarterProgress } }
  return { period: told, now: day, fault: null }
}

/** Some quarter that is as far as it is told. */
function around({ now, quarterProgress = 0 }: CompanyClock): Period {
  const start = addDays(now, -Math.floor(quarterProgress * QUARTER))
  return { start, end: addDays(start, QUARTER - 1) }
}

/** Is its period over? */
export function isOver({ period, now }: Pick<SectionTime, 'period' | 'now'>): boolean {
  return period !== null && now > period.end
}
