import type { Clock } from '#src/ports/clock.ts'

/** Milliseconds for which the process must have had nothing to do before waiting is skipped. */
const IDLE = 2

/**
 * A clock that counts the work of this thread as it is, and all waiting as long as it was meant to be: where nobody has anything to
 * do it jumps to the next moment at which somebody wakes. What else the machine does, and the disk, count for nothing.
 */
export interface SkippingClock extends Clock {
  /** Milliseconds since its start. */
  elapsed(): number
  /** Goes on to a later moment. */
  set(moment: string): void
  /** Waits for something outside, for which time stands still. */
  outside<T>(work: () => Promise<T>): Promise<T>
}

export function createSkippingClock(): SkippingClock {
  let from = 0
  const sleepers: { readonly at: number; readonly wake: () => void }[] = []
  let skipped = 0
  let underWay = 0
  let isWatching = false

  const begun = worked()
  const elapsed = () => worked() - begun + skipped

  function watch(): void {
    if (isWatching || sleepers.length === 0) return
    isWatching = true
    const last = performance.eventLoopUtilization()
    setTimeout(() => {
      isWatching = false
      const { utilization } = performance.eventLoopUtilization(last)
      const next = Math.min(...sleepers.map(({ at }) => at))
      if (underWay === 0 && utilization < 0.5) skipped += Math.max(0, next - elapsed())
      const now = elapsed()
      const awake = sleepers.filter(({ at }) => at <= now)
      for (const each of awake) sleepers.splice(sleepers.indexOf(each), 1)
      for (const { wake } of awake) wake()
      watch()
    }, IDLE)
  }

  return {
    elapsed,
    set(moment) {
      from = Date.parse(moment) - elapsed()
    },
    now: () => new Date(from + elapsed()).toISOString(),
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ at: elapsed() + ms, wake })
        watch()
      }),
    async outside(work) {
      underWay += 1
      try {
        return await work()
      } finally {
        underWay -= 1
      }
    },
  }
}

function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
