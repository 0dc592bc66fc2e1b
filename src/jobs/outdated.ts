import type { Instant } from '#src/core/model.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { MessageHead } from '#src/ports/outbox.ts'

/** A nudge asks for a value before a digest, which has left by then. */
const NUDGE_LASTS_HOURS = 24

/**
 * Ids of messages that no longer make sense: letters that only nudge, of more than a day ago. An escalation, a reminder or an
 * all-clear states facts with their days, and stays true; so does a report of its week.
 */
export async function outdated(
  { outbox }: Pick<Deps, 'outbox'>,
  heads: readonly MessageHead[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const old = heads.filter(
    ({ kind, date }) => kind === 'nudge' && minutesBetween(date, now) > NUDGE_LASTS_HOURS * 60,
  )
  const [first] = old.map(({ date }) => date).toSorted()
  if (first === undefined) return new Set()
  const told = Map.groupBy(await outbox.told(first), ({ messageId }) => messageId)
  return new Set(
    old
      .filter(({ messageId }) => told.get(messageId)?.every(({ key }) => key.startsWith('nudge/')) ?? false)
      .map(({ id }) => id),
  )
}
