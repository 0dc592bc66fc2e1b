import type { Sighting } from '#src/core/history.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Instant } from '#src/core/model.ts'
import { isBlocked } from '#src/core/rows/initiative-health.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { gravestFirst, type UpdateLine } from './update-line.ts'

/** A blocked initiative, with what ends the block. */
export interface BlockerLine extends UpdateLine {
  /** In how many weekly updates it stands, with this one. */
  readonly updates: number
  /** Nobody below has ended it in the time that the ladder of POLICY gives them. */
  readonly isForExecutive: boolean
  /** The cells that say so: it is over when none of them does. */
  readonly cells: readonly ('Status' | 'Blocker')[]
}

/** From so many weekly updates on it is no hitch any more but a process that does not work. */
export const BROKEN_FROM = 3

const DAYS_OF_WEEK = 7

/**
 * The blocked among the lines: those that stand in their third update or longer first, the longest first; then those that need an
 * executive, then the others, the gravest risk first.
 * @param input.slots moments of earlier updates, in any order
 */
export function blockerLines(input: {
  readonly lines: readonly UpdateLine[]
  readonly initiatives: readonly InitiativeResult[]
  readonly sightings: readonly Sighting[]
  readonly slots: readonly Instant[]
  /** Day of a block, the first is 1, from which on ESCALATE_TO hears of it. */
  readonly aboveOnDay: number
}): readonly BlockerLine[] {
  const results = new Map(input.initiatives.map((initiative) => [initiative.id, initiative]))
  const seen = new Map(
    input.sightings.filter(({ what }) => what === 'blocked').map(({ pageId, since }) => [pageId, since]),
  )
  const blockers = input.lines
    .filter(({ health }) => health === 'blocked')
    .map((line): BlockerLine => {
      const { status = null, blocker = '' } = results.get(line.id) ?? {}
      // A sighting that is younger than the day on the page is of a store that was lost.
      const since = seen.get(line.id) ?? (line.blockedSince === null ? null : line.blockedSince.day)
      const updates = since === null ? 1 : updatesSince(since, input.slots)
      const saysWhy = isBlocked({ status: null, blocker })
      return {
        ...line,
        blocker: saysWhy ? line.blocker : '',
        updates,
        isForExecutive: updates >= BROKEN_FROM || (line.blockedSince?.days ?? 0) + 1 >= input.aboveOnDay,
        cells: [
          ...(status === 'blocked' ? ['Status' as const] : []),
          ...(saysWhy ? ['Blocker' as const] : []),
        ],
      }
    })
  return blockers.toSorted(
    (a, b) =>
      broken(b) - broken(a) ||
      Number(b.isForExecutive) - Number(a.isForExecutive) ||
      gravestFirst(a, b) ||
      (b.blockedSince?.days ?? 0) - (a.blockedSince?.days ?? 0),
  )
}

function broken({ updates }: BlockerLine): number {
  return updates >= BROKEN_FROM ? updates : 0
}

/** Those given and this one; before the earliest of them there was one a week. */
function updatesSince(since: string, slots: readonly Instant[]): number {
  const earliest = slots.toSorted()[0]
  const given = slots.filter((slot) => slot > since).length
  const before =
    earliest === undefined || earliest <= since
      ? 0
      : Math.floor(daysBetween(since.slice(0, 10), earliest.slice(0, 10)) / DAYS_OF_WEEK)
  return given + before + 1
}
