import { HISTORY_DAYS } from '#src/core/delivery/event-index.ts'
import type { Instant } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Deps } from '#src/ports/deps.ts'

/** Events are kept for longer than they count, so that what a run `--as-of` the month before says is the same. */
const EVENT_DAYS = HISTORY_DAYS + 31

/** So long a run can be undone, and its writes be looked up. */
const RUN_DAYS = 400

/** So long a run's numbers can be reckoned again. */
const INPUT_DAYS = 100

const MESSAGE_DAYS = 400

/** Drops from the store what nobody will ask for any more, with the first good sync of a day. */
export async function keepHouse(deps: Deps, now: Instant): Promise<void> {
  const { events, housekeeping, ledger, policy } = deps
  const last = (await ledger.lastGood()).find(({ job }) => job === 'sync')
  const dayOf = (moment: Instant) => localDay(moment, policy.timezone)
  if (last !== undefined && dayOf(last.finishedAt) === dayOf(now)) return
  await events.forget(daysBefore(now, EVENT_DAYS))
  await housekeeping.prune({
    runs: daysBefore(now, RUN_DAYS),
    inputs: daysBefore(now, INPUT_DAYS),
    messages: daysBefore(now, MESSAGE_DAYS),
  })
}
