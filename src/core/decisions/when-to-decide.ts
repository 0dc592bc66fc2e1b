import { isLastThird } from '#src/core/advice/last-third.ts'
import type { Day, Period } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { nthWorkingDay, type WorkingDays } from '#src/core/time/working-days.ts'

const DAYS = 7

/** In the last third of a period a week is too much of what is left. */
const LATE_WORKING_DAYS = 2

/** What was decided shows after some check-ins. */
const REVIEW_DAYS = 28

/** The day by which it is to be decided, at most the last one of the period, and the day on which to look at what came of it. */
export function whenToDecide(
  today: Day,
  period: Period,
  workingDays: WorkingDays,
): { readonly decideBy: Day; readonly reviewDate: Day } {
  const wanted = isLastThird(period, today)
    ? nthWorkingDay(addDays(today, 1), LATE_WORKING_DAYS, workingDays)
    : addDays(today, DAYS)
  const decideBy = earlier(wanted, period.end)
  return { decideBy, reviewDate: addDays(decideBy, REVIEW_DAYS) }
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}
