import type { Clock } from '#src/ports/clock.ts'

/** A clock that stands until it is moved or slept on: sleeping takes no time and moves it on. */
export function createTestClock(now: string): Clock & { set(moment: string): void } {
  let time = new Date(now).getTime()
  return {
    now: () => new Date(time).toISOString(),
    async sleep(ms) {
      time += ms
    },
    set(moment) {
      time = new Date(moment).getTime()
    },
  }
}
