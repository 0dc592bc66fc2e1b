import { Temporal } from 'temporal-polyfill'
import type { Instant } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { startOfDay } from '#src/core/time/local-day.ts'

/** Where equal windows of so many times 24 hours begin, the newest first, which ends now. */
export function equalWindows(now: Instant, days: number, count: number): readonly Instant[] {
  return Array.from({ length: count }, (_, ago) => daysBefore(now, days * (ago + 1)))
}

/**
 * Where months begin in a time zone (IANA name), the newest first.
 * @param month the newest, as `2026-10`
 * @throws RangeError when it is no month
 */
export function months(month: string, count: number, timezone: string): readonly Instant[] {
  const first = Temporal.PlainDate.from(`${month}-01`)
  return Array.from({ length: count }, (_, ago) =>
    startOfDay(first.subtract({ months: ago }).toString(), timezone),
  )
}
