import type { Instant } from '#src/core/model.ts'
import { reportSlots, type Slot } from '#src/core/schedule/report-slots.ts'
import type { Deps } from '#src/ports/deps.ts'
import { reportCalendar } from './report-calendar.ts'

/** The first digest that leaves after now; undefined: none does. */
export function nextDigest(deps: Deps, now: Instant): Slot | undefined {
  return reportSlots('digest', null, now, reportCalendar(deps)).find(({ moment }) => moment > now)
}
