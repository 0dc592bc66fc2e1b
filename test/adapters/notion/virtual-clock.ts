import type { Clock } from '#src/ports/clock.ts'

/** A clock on which several wait at once: time stands while anybody works, then goes on to the next who wakes. */
export interface VirtualClock extends Clock {
  /** Milliseconds since its start. */
  elapsed(): number
  /** Lets time pass until the work is over. */
  run<T>(work: Promise<T>): Promise<T>
}

export function createVirtualClock(start = '2026-11-20T08:00:00.000Z'): VirtualClock {
  const from = Date.parse(start)
  let time = from
  const sleepers: { readonly at: number; readonly wake: () => void }[] = []
  return {
    now: () => new Date(time).toISOString(),
    sleep: (ms) => new Promise((wake) => void sleepers.push({ at: time + ms, wake })),
    elapsed: () => time - from,
    async run(work) {
      let isOver = false
      const end = () => {
        isOver = true
      }
      work.then(end, end)
      for (;;) {
        // Whoever was woken works until all wait again; nothing here waits for anything real but one turn of the loop.
        for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve))
        if (isOver) return work
        sleepers.sort((a, b) => a.at - b.at)
        const [next] = sleepers
        if (next === undefined) continue
        time = Math.max(time, next.at)
        for (const { wake } of sleepers.splice(0, sleepers.filter(({ at }) => at <= time).length)) wake()
      }
    },
  }
}
