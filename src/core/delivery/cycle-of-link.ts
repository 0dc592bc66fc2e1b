import type { WorkLink } from '#src/core/work/work.ts'
import { HISTORY_DAYS } from './event-index.ts'
import type { Cycle } from './events.ts'
import { hasWork } from './has-work.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { moment } from './moment.ts'

type CycleLink = Extract<WorkLink, { kind: 'linear_cycle' }>

/**
 * The cycle that a link means, by its number or the one that goes on; or a sentence that says why it has no figures, as the next one
 * never has.
 * @param cycles those of its team
 * @param now milliseconds since 1970
 */
export function cycleOfLink(
  { team, cycle: wanted }: CycleLink,
  cycles: readonly Cycle[],
  now: number,
): Cycle | string {
  if (wanted === 'upcoming') return `The next cycle of team ${team} has not begun.`
  const ordered = cycles.toSorted((a, b) => a.number - b.number)
  const found =
    wanted === 'active'
      ? ordered.findLast((each) => hasBegun(each, now) && each.completedAt === null)
      : ordered.find(({ number }) => number === wanted)
  if (found === undefined) {
    return wanted === 'active'
      ? `Team ${team} has no cycle that is going on.`
      : `Cycle ${wanted} of team ${team} is not among those that went on ${inTheLastDays(HISTORY_DAYS)}.`
  }
  if (!hasBegun(found, now)) return `Cycle ${found.number} of team ${team} has not begun.`
  return hasWork(found) ? found : `Cycle ${found.number} of team ${team} has no work in it.`
}

function hasBegun({ startsAt }: Cycle, now: number): boolean {
  return moment(startsAt) <= now
}
