import { allowance } from '#src/core/allowance.ts'
import type { Instant } from '#src/core/model.ts'
import type { LimitReading } from '#src/ports/work-source.ts'

/** What a system's last answers told of its limits. */
export interface LimitReadings {
  note(reading: LimitReading): void
  all(): readonly LimitReading[]
  /** When a limit that is used up is given back; null: something is left of it, or it was never told. */
  spentUntil(name: string, now: Instant): Instant | null
  /**
   * Begins a run: tells, whenever asked, how much of a limit the run may still spend on what can wait for the next one.
   * Infinity: the limit was not told yet.
   * @param everyMinutes how often a run comes
   */
  beginRun(now: Instant, everyMinutes: number): (name: string) => number
}

export function createLimitReadings(): LimitReadings {
  const readings = new Map<string, LimitReading>()
  return {
    note: (reading) => void readings.set(reading.name, reading),
    all: () => [...readings.values()],
    spentUntil(name, now) {
      const reading = readings.get(name)
      return reading?.remaining === 0 && reading.resetAt > now ? reading.resetAt : null
    },
    beginRun(now, everyMinutes) {
      const begun = new Map<string, { readonly remaining: number; readonly allowed: number }>()
      return (name) => {
        const told = readings.get(name)
        if (told === undefined) return Infinity
        const start = begun.get(name) ?? {
          remaining: told.remaining,
          allowed: allowance(told, now, everyMinutes),
        }
        begun.set(name, start)
        // What others spend with the same account meanwhile counts too; a limit that was refilled gives nothing back.
        return start.allowed - Math.max(0, start.remaining - told.remaining)
      }
    },
  }
}
