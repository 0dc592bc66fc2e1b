import type { PipelineRun } from '#src/core/delivery/events.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'

/** Shorter runs are taken as they are. */
const LEAST_MINUTES = 30
const TIMES_THE_MEDIAN = 3

/**
 * Runs that ended and seem to have taken far longer than their workflow does, the longest first: GitHub moves the time of a run's
 * last change on when something is noted on it later, so their end may be none.
 */
export function outliers(runs: readonly PipelineRun[]): PipelineRun[] {
  const ended = runs
    .filter(({ conclusion }) => conclusion === 'success' || conclusion === 'failure')
    .map((run) => ({ run, minutes: minutesBetween(run.startedAt, run.changedAt) }))
    .toSorted((one, other) => other.minutes - one.minutes)
  const byWorkflow = Map.groupBy(ended, ({ run }) => run.workflow)
  return ended.flatMap(({ run, minutes }) => {
    const all = byWorkflow.get(run.workflow) ?? []
    const median = all[Math.floor(all.length / 2)]?.minutes ?? minutes
    return minutes > LEAST_MINUTES && minutes > TIMES_THE_MEDIAN * median ? [run] : []
  })
}
