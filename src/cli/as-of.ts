import type { Instant } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import { endOfDay } from '#src/core/time/local-day.ts'
import type { Options } from './options.ts'

/**
 * The moment that --as-of names; absent: it was not given.
 * @param timezone the organisation's (IANA name), in which a day ends
 */
export function asOfIn({ asOf }: Pick<Options, 'asOf'>, timezone: string): Instant | undefined {
  return asOf !== undefined && isDay(asOf) ? endOfDay(asOf, timezone) : asOf
}
