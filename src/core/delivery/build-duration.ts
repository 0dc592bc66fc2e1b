import { cleanText } from '#src/core/words/clean-text.ts'
import { durations } from './durations.ts'
import type { RepositoryEvents } from './event-index.ts'
import type { PipelineRun } from './events.ts'
import { hoursBetween } from './hours-between.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { moment } from './moment.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import { isWithin } from './span.ts'

/** The longest that a job may run on GitHub's own machines. */
const LONGEST_MINUTES = 360

/**
 * Duration of a build = from the start of its first job to the end of its last; where its jobs were not read, from its start to
 * its last change, but at most 360 minutes: a note or a deleted log changes a run days after it ended.
 *
 * Unit: minutes; the figure is the median, or the 95th percentile of at least 20 runs. Window: by the creation of the run. Counted:
 * runs that succeeded or failed, at the first attempt (GitHub forgets the first attempt of a run that was started again), for a
 * push or a pull request. Time in the queue is not in it.
 * Source: the definition of `run_started_at` and of job times in GitHub's REST API; middleware reckons with the last change alone.
 * @param workflow the file's name; null: all of the repository
 */
export function buildDuration(
  { name, runs }: RepositoryEvents,
  workflow: string | null,
  { window, policy }: Rules,
): Sample {
  const wanted = workflow?.toLowerCase()
  const minutes = runs
    .filter((run) => wanted === undefined || run.workflow.toLowerCase() === wanted)
    .filter((run) => isBuild(run) && isWithin(moment(run.createdAt), window))
    .map(minutesOf)
  const which = workflow === null ? 'No workflow' : `The workflow ${cleanText(workflow, 80)}`
  const not = workflow === null ? '' : 'not '
  const when = inTheLastDays(policy.windowDays)
  return durations(
    minutes,
    0,
    `${which} of ${name} did ${not}run for a push or a pull request to its end ${when}.`,
  )
}

function isBuild({ trigger, attempt, conclusion }: PipelineRun): boolean {
  return trigger !== 'other' && attempt === 1 && (conclusion === 'success' || conclusion === 'failure')
}

function minutesOf({ minutes, startedAt, changedAt }: PipelineRun): number | null {
  if (minutes !== null) return minutes
  const hours = hoursBetween(moment(startedAt), moment(changedAt))
  return hours === null ? null : Math.min(hours * 60, LONGEST_MINUTES)
}
