import { KEPT_FOR } from '#src/core/kept-for.ts'
import type { Instant } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Deps } from '#src/ports/deps.ts'

/** Drops from the store what nobody will ask for any more, with the first good sync of a day. */
export async function keepHouse(
  { events, housekeeping, ledger, policy }: Pick<Deps, 'events' | 'housekeeping' | 'ledger' | 'policy'>,
  now: Instant,
): Promise<void> {
  const last = (await ledger.lastGood(now)).find(({ job }) => job === 'sync')
  const dayOf = (moment: Instant) => localDay(moment, policy.timezone)
  if (last !== undefined && dayOf(last.finishedAt) === dayOf(now)) return
  await events.forget(daysBefore(now, KEPT_FOR.work_events.days))
  await housekeeping.prune({
    runs: daysBefore(now, KEPT_FOR.runs.days),
    inputs: daysBefore(now, KEPT_FOR.run_inputs.days),
    messages: daysBefore(now, KEPT_FOR.outbox.days),
    sources: daysBefore(now, KEPT_FOR.notion_sources.days),
    people: daysBefore(now, KEPT_FOR.people.days),
  })
}
