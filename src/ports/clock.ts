import type { Instant } from '#src/core/model.ts'

/** The only source of time, and the only way to wait. */
export interface Clock {
  now(): Instant
  /** @param ms at least 0 */
  sleep(ms: number): Promise<void>
}
