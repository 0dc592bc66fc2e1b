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
   * Infinity: what was told of the limit, if anything, is over.
   * @param everyMinutes how often a run comes
   */
  beginRun(now: Instant, everyMinutes: number): (name: string) => number
}

export function createLimitReadings(): LimitReadings {
  const readings = new Map<string, LimitReading>()
  const spent = new Map<string, number>()
  const spentOf = (name: string) => spent.get(name) ?? 0
  return {
    note(reading) {
      const { name, remaining } = reading
      const before = readings.get(name)?.remaining ?? remaining
      // What others spend with the same account meanwhile counts too; a limit that was refilled gives nothing back.
      spent.set(name, spentOf(name) + Math.max(0, before - remaining))
      readings.set(name, reading)
    },
    all: () => [...readings.values()],
    spentUntil(name, now) {
      const reading = readings.get(name)
      return reading?.remaining === 0 && reading.resetAt > now ? reading.resetAt : null
    },
    beginRun(now, everyMinutes) {
      const most = new Map<string, number>()
      return (name) => {
        const told = readings.get(name)
        const known = most.get(name)
        if (known !== undefined) return known - spentOf(name)
        if (told === undefined || told.resetAt <= now) return Infinity
        const allowed = allowance(told, now, everyMinutes)
        most.set(name, spentOf(name) + allowed)
        return allowed
      }
    },
  }
}
