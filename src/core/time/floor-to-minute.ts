import type { Instant } from '#src/core/model.ts'

/** A moment as Notion keeps it: seconds are dropped. */
export function floorToMinute(moment: Instant): Instant {
  return `${moment.slice(0, 16)}:00.000Z`
}
