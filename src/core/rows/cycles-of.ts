import type { Day, Objective } from '#src/core/model.ts'
import type { Cycle } from './objective-of.ts'
import { objectivePeriod } from './objective-period.ts'

/** Every objective with its cycle, by id. */
export function cyclesOf(
  objectives: readonly Objective[],
  today: Day,
  fiscalYearStart: number,
): ReadonlyMap<string, Cycle> {
  const cycles = new Map<string, Cycle>()
  for (const objective of objectives) {
    const { period, fault } = objectivePeriod(objective, today, fiscalYearStart)
    const ended = period !== null && period.end < today
    cycles.set(objective.id, { objective, period, ended, fault })
  }
  return cycles
}
