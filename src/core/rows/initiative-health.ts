import type { Day, Health, Initiative } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { isOver } from './is-over.ts'

interface JudgedHealth {
  readonly health: Health
  /** Why, as sentences with their dates. */
  readonly because: string
  /** The first day on which a date of its own, or its forecast, says so; absent: it is no matter of dates. */
  readonly since?: Day
}

/** Longest word of a leader that is quoted. */
const MOST_WORDS = 60

/** What people type into Blocker to say that there is none, beside spaces, dashes and stops. */
const NO_BLOCKER: ReadonlySet<string> = new Set(['', 'no', 'none', 'nothing', 'nil', 'n/a', 'na'])

/**
 * Health of an initiative by its own fields and dates. Done is done. A filled Blocker blocks as Status Blocked does, since it
 * names what nobody would write of work that moves. Dates can only make what Status says worse: a timeline that ended without
 * Done is off track; a Needed by that passed, or a forecast behind the end of the timeline, is at risk, however far behind: a
 * forecast is no fact. Planned is on track until its start and at risk when that passed.
 * A Status that no rule knows is unknown, and the caller says which it is.
 * @param lateSince the day on which its forecast was first behind the end of its timeline; null: it is not. The caller says why.
 */
export function initiativeHealth(initiative: Initiative, today: Day, lateSince: Day | null): JudgedHealth {
  const { status, timeline, neededBy } = initiative
  const byStatus = (label: string) =>
    `${cleanText(initiative.word ?? '', MOST_WORDS) || label} by its Status.`
  if (status === 'done') return { health: 'done', because: 'Done.' }
  if (status === 'cancelled') return { health: 'unknown', because: 'Cancelled.' }
  if (isBlocked(initiative)) return { health: 'blocked', because: '' }
  if (timeline !== null && timeline.end < today) {
    return {
      health: 'off_track',
      because: `Its timeline ended on ${plainDay(timeline.end)} and Status is not Done.`,
      since: addDays(timeline.end, 1),
    }
  }
  if (neededBy !== null && neededBy < today) {
    const because = `What it waits for was needed by ${plainDay(neededBy)}.`
    return { health: 'at_risk', because, since: addDays(neededBy, 1) }
  }
  if (status === 'at_risk') return { health: 'at_risk', because: byStatus('At risk') }
  if (lateSince !== null) return { health: 'at_risk', because: '', since: lateSince }
  if (status === 'on_track') return { health: 'on_track', because: byStatus('On track') }
  if (status === 'planned' && timeline !== null) {
    return timeline.start >= today
      ? { health: 'on_track', because: `Planned to start on ${plainDay(timeline.start)}.` }
      : {
          health: 'at_risk',
          because: `Planned to start on ${plainDay(timeline.start)}, and Status is still Planned.`,
          since: addDays(timeline.start, 1),
        }
  }
  if (status === 'planned') return { health: 'unknown', because: 'Planned, without a Timeline.' }
  return { health: 'unknown', because: status === null ? 'Status is empty.' : '' }
}

/** Whether its Status or its Blocker says so. */
export function isBlocked({ status, blocker }: Pick<Initiative, 'status' | 'blocker'>): boolean {
  if (isOver({ status })) return false
  const said = blocker.replaceAll(/[\s\-–—.!]+/g, '').toLowerCase()
  return status === 'blocked' || !NO_BLOCKER.has(said)
}
