import type { Check } from '#src/ports/checkup.ts'
import type { LimitReading } from '#src/ports/work-source.ts'
import { ok, warning } from './checks.ts'

/** Below this share of a limit a run may come to its end. */
const LITTLE = 0.1

/** @param names what people call each limit that has a name of its own */
export function checkLimits(
  limits: readonly LimitReading[],
  names: Readonly<Record<string, string>>,
): readonly Check[] {
  return limits.map(({ name, limit, remaining, resetAt }) => {
    const subject = `Limit of ${names[name] ?? name}`
    const left = `${remaining} of ${limit} are left until ${resetAt}.`
    if (remaining >= limit * LITTLE) return ok(subject, left)
    return warning(
      subject,
      left,
      'See what else uses this account, or let okr-sync run less often (SYNC_EVERY).',
    )
  })
}
