import type { Clock } from '#src/ports/clock.ts'

const minute = 60_000

/** Hands out the requests that an outside system allows. */
export interface MinuteBudget {
  /** Resolves when the next request may be sent; first come, first served. */
  take(): Promise<void>
}

/**
 * At most `perMinute` requests in any 60 seconds, and all at once where the budget is there.
 * Stricter than a fixed window and right for a sliding one: which of the two Notion uses is not documented.
 * @param perMinute at least 1
 */
export function createMinuteBudget({ perMinute, clock }: { perMinute: number; clock: Clock }): MinuteBudget {
  const sent: number[] = []
  let turn = Promise.resolve()

  async function wait(): Promise<void> {
    const now = Date.parse(clock.now())
    const oldest = sent.length < perMinute ? undefined : sent[0]
    const start = oldest === undefined ? now : Math.max(now, oldest + minute)
    if (start > now) await clock.sleep(start - now)
    if (oldest !== undefined) sent.shift()
    sent.push(start)
  }

  return {
    take() {
      const mine = turn.then(wait)
      // A clock that fails must not hold up everyone after it.
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}
