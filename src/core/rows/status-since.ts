import type { Day, Status } from '#src/core/model.ts'

/** Since when the rules have said this status without a break; today where they say it for the first time. */
export function statusSince(
  days: readonly { readonly day: Day; readonly status: Status }[],
  status: Status,
  today: Day,
): Day {
  let since = today
  for (const earlier of days.toReversed()) {
    if (earlier.day >= today) continue
    if (earlier.status !== status) break
    since = earlier.day
  }
  return since
}
