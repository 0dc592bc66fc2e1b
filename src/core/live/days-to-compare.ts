import { comparedDays } from '#src/core/mail/earlier-days.ts'
import type { Day } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Live } from './live-of.ts'

/**
 * The days that a digest of today may compare with: the first one after an adopted workspace went live does not tell as news what
 * the adoption summary told.
 */
export function daysToCompare<Dated extends { readonly day: Day }>(
  days: readonly Dated[],
  { since }: Live,
  { today, timezone }: { readonly today: Day; readonly timezone: string },
): readonly Dated[] {
  const liveOn = since === null ? null : localDay(since, timezone)
  if (liveOn === null || liveOn <= comparedDays(today).from) return days
  return days.filter(({ day }) => day >= liveOn)
}
