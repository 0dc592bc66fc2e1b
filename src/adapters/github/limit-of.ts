import * as z from 'zod'
import type { LimitReading } from '#src/ports/work-source.ts'

const Headers = z.object({
  'x-ratelimit-resource': z.string(),
  'x-ratelimit-limit': z.coerce.number().positive(),
  'x-ratelimit-remaining': z.coerce.number().nonnegative(),
  /** Seconds since 1970. */
  'x-ratelimit-reset': z.coerce.number().positive().max(8_640_000_000_000),
})

/** What an answer's headers tell of a limit; null: nothing, as an Enterprise server without limits does. */
export function limitOf(headers: Readonly<Record<string, unknown>>): LimitReading | null {
  const told = Headers.safeParse(headers).data
  if (told === undefined) return null
  return {
    name: told['x-ratelimit-resource'],
    limit: told['x-ratelimit-limit'],
    remaining: told['x-ratelimit-remaining'],
    resetAt: new Date(told['x-ratelimit-reset'] * 1_000).toISOString(),
  }
}
