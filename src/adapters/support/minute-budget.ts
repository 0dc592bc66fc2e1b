import type { Clock } from '#src/ports/clock.ts'

const minute = 60_000

/** Hands out the requests that an outside system allows. */
export interface MinuteBudget {
  /** Resolves when the next request may be sent; first come, first served. */
  take(): Promise<void>
  /**
   * Nobody sends before this moment, also of those who wait already; an earlier one than is known changes nothing.
   * @param until in milliseconds since 1970
   */
  pauseUntil(until: number): void
}

/**
 * At most `perMinute` requests in any 60 seconds, and all at once where the budget is there.
 * Stricter than a fixed window and right for a sliding one: which of the two Notion uses is not documented.
 * @param perMinute at least 1
 */
export function createMinuteBudget({ perMinute, clock }: { perMinute: number; clock: Clock }): MinuteBudget {
  const sent: number[] = []
  let turn = Promise.resolve()
  let pausedUntil = 0

  async function wait(): Promise<void> {
    let now = Date.parse(clock.now())
    for (;;) {
      const oldest = sent.length < perMinute ? undefined : sent[0]
      const start = Math.max(pausedUntil, oldest === undefined ? 0 : oldest + minute)
      if (start <= now) {
        if (oldest !== undefined) sent.shift()
        sent.push(now)
        return
      }
      await clock.sleep(start - now)
      // Timers may ring a little early, and a pause may have come meanwhile.
      now = Math.max(start, Date.parse(clock.now()))
    }
  }

  return {
    take() {
      const mine = turn.then(wait)
      // A clock that fails must not hold up everyone after it.
      turn = mine.catch(() => undefined)
      return mine
    },
    pauseUntil(until) {
      pausedUntil = Math.max(pausedUntil, until)
    },
  }
}
