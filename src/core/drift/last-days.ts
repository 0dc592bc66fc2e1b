import type { History, KeyResultDay } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'

/** What was remembered last of each key result, by its id. */
export function lastDays(days: readonly KeyResultDay[]): ReadonlyMap<string, KeyResultDay> {
  const last = new Map<string, KeyResultDay>()
  for (const day of days) {
    if (day.day >= (last.get(day.keyResultId)?.day ?? '')) last.set(day.keyResultId, day)
  }
  return last
}

/** The last day of which something is remembered, by key result and objective. */
export function lastDayOf({
  days,
  objectiveDays,
}: Pick<History, 'days' | 'objectiveDays'>): ReadonlyMap<string, Day> {
  const last = new Map<string, Day>()
  const all = [
    ...days.map(({ keyResultId, day }) => ({ id: keyResultId, day })),
    ...objectiveDays.map(({ objectiveId, day }) => ({ id: objectiveId, day })),
  ]
  for (const { id, day } of all) if (day > (last.get(id) ?? '')) last.set(id, day)
  return last
}
