import { completedPoints } from './completed-points.ts'
import { HISTORY_DAYS } from './event-index.ts'
import type { LinearIssue } from './events.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { nothing } from './nothing.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'

/**
 * Velocity of a project = points of its issues that were completed in the window / days * 7.
 *
 * Unit: points a week. Window: by the completion. An issue without an estimate adds nothing; where no issue that changed of late
 * has one there is none.
 * Source: Linear, project graph: points completed each week.
 * @param issues those of the project
 */
export function projectVelocity(issues: readonly LinearIssue[], { window, policy }: Rules): Sample {
  if (!issues.some(({ estimate }) => (estimate ?? 0) > 0)) {
    return nothing(`No issue of the project that changed ${inTheLastDays(HISTORY_DAYS)} has an estimate.`)
  }
  return { kind: 'rate', count: completedPoints(issues, window), days: policy.windowDays }
}
