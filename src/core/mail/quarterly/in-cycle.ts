import type { Period } from '#src/core/model.ts'

/** Whether a period ends within a cycle: a quarter's own, that of a year which ends with it, or dates of its own. */
export function inCycle(period: Period, cycle: Period): boolean {
  return cycle.start <= period.end && period.end <= cycle.end
}
