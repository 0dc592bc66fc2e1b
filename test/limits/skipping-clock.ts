import type { Clock } from '#src/ports/clock.ts'

/** Milliseconds for which the process must have had nothing to do before waiting is skipped. */
const IDLE = 2

/**
 * Real time from which the waiting is cut out: it goes on as the process works or its requests are under way, and jumps to the next
 * moment at which somebody wakes when there is nothing else to do. What it shows is never less than what passed.
 */
export interface SkippingClock extends Clock {
  /** Milliseconds since its start, those that were skipped included. */
  elapsed(): number
  /** Waits for something outside, during which nothing is skipped. */
  outside<T>(work: () => Promise<T>): Promise<T>
}

export function createSkippingClock(start: string): SkippingClock {
  const from = Date.parse(start)
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
