import type { PipelineRun } from './events.ts'
import { moment } from './moment.ts'

const LONGEST_MINUTES = 60

/**
 * Whether only its jobs tell how long a run took. GitHub keeps the moment of a run's last change, not that of its end, and a note
 * or a deleted log changes a run days after it ended: a span of up to 60 minutes is taken as it is, since the jobs of each run
 * cost a request, and a longer one never is.
 */
export function needsJobs({ startedAt, changedAt }: Pick<PipelineRun, 'startedAt' | 'changedAt'>): boolean {
  return moment(changedAt) - moment(startedAt) > LONGEST_MINUTES * 60_000
}
