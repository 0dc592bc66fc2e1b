import type { Clock } from '#src/ports/clock.ts'

/** The machine's own time. */
export function createSystemClock(): Clock {
  return {
    now: () => new Date().toISOString(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }
}
