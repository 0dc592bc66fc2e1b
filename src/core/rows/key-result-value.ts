import type { CheckIn } from '#src/core/history.ts'
import type { Day, KeyResult } from '#src/core/model.ts'
import { readMilestones, shareDone } from '#src/core/scoring/milestones.ts'
import type { Measurement } from '#src/core/work/work.ts'
import { checkIns } from './check-ins.ts'
import { type Current, current } from './current.ts'
import { type DayValue, inForce } from './in-force.ts'
import type { RowHistory } from './row-history.ts'

export interface KeyResultValue {
  readonly current: Current
  /** What stood on each day, oldest first; of a list of milestones the share done. */
  readonly days: readonly DayValue[]
  readonly news: readonly CheckIn[]
  /** A value was recorded in an earlier run. */
  readonly hasPast: boolean
  /** The day of the newest typed check-in. */
  readonly lastTyped: Day | null
}

/**
 * The value that a key result is scored by, with the check-ins behind it. Milestones that are listed are their own value: the
 * share done, of which a list that nobody has touched says nothing yet.
 * @param input.isTypedSince whether a person typed into Current after the measurement was taken
 * @param input.lastDay today, or the last day of a cycle that is over
 */
export function keyResultValue(input: {
  readonly keyResult: KeyResult
  readonly measurement: Measurement | null
  readonly isTypedSince?: boolean
  readonly history: RowHistory
  readonly lastDay: Day
  readonly timezone: string
}): KeyResultValue {
  const { history, lastDay, timezone } = input
  const past = history.checkIns.filter(({ day }) => day <= lastDay)
  const share = listedShare(input.keyResult)
  const isUntouched = share === 0 && past.length === 0
  const keyResult =
    share === null ? input.keyResult : { ...input.keyResult, current: isUntouched ? null : share }
  const value = current({
    keyResult,
    measurement: share === null ? input.measurement : null,
    isTypedSince: input.isTypedSince ?? false,
    past: inForce(past),
    written: history.written('current'),
    timezone,
  })
  const { days, news } = checkIns({ keyResult, current: value, past, today: lastDay, timezone })
  const typed = [...past, ...news].filter(({ source }) => source === 'typed').map(({ day }) => day)
  return { current: value, days, news, hasPast: past.length > 0, lastTyped: typed.toSorted().at(-1) ?? null }
}

function listedShare({ type, milestones }: KeyResult): number | null {
  const listed = type === 'milestone' ? readMilestones(milestones).milestones : []
  return listed.length === 0 ? null : shareDone(listed)
}
