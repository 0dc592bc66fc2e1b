import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '#src/core/model.ts'
import type { Clock } from '#src/ports/clock.ts'

/** A clock that can be put to any moment and runs on from there at its usual pace. */
export interface DemoClock extends Clock {
  set(moment: Instant): void
}

/** @param instant true: waiting takes no time and moves the clock on */
export function createDemoClock({ instant }: { readonly instant: boolean }): DemoClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead).toISOString(),
    async sleep(ms) {
      if (instant) ahead += ms
      else await sleep(ms)
    },
    set(moment) {
      ahead = new Date(moment).getTime() - Date.now()
    },
  }
}
