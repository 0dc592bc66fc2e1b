import type { Day } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import type { UpdateLine } from './update-line.ts'

/** What the next days bring of an initiative. */
export interface AheadLine extends UpdateLine {
  /** The day by which what it waits for is needed, within the next 7 days. */
  readonly neededSoon: Day | null
  /** The last day of its timeline, within the next 7 days. */
  readonly endsSoon: Day | null
}

const AHEAD_DAYS = 7

/** Next steps, and days of the next 7 with today: what has a day first, the nearest first. */
export function aheadLines(lines: readonly UpdateLine[], today: Day): readonly AheadLine[] {
  const last = addDays(today, AHEAD_DAYS)
  const soon = (day: Day | null) => (day !== null && day >= today && day <= last ? day : null)
  return lines
    .map(
      (line): AheadLine => ({
        ...line,
        neededSoon: soon(line.neededBy),
        endsSoon: soon(line.timeline?.end ?? null),
      }),
    )
    .filter(
      ({ neededSoon, endsSoon, nextStep }) => neededSoon !== null || endsSoon !== null || nextStep !== '',
    )
    .toSorted((a, b) => first(a).localeCompare(first(b)))
}

function first({ neededSoon, endsSoon }: AheadLine): Day {
  return [neededSoon, endsSoon].flatMap((day) => day ?? []).toSorted()[0] ?? '9999-12-31'
}
