import { cleanText } from '#src/core/words/clean-text.ts'
import { durations } from './durations.ts'
import type { RepositoryEvents } from './event-index.ts'
import type { PipelineRun } from './events.ts'
import { hoursBetween } from './hours-between.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { moment } from './moment.ts'
import { needsJobs } from './needs-jobs.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import { isWithin } from './span.ts'

/**
 * Duration of a build = from the start of its first job to the end of its last; where its jobs were not read, from its start to
 * its last change.
 *
 * Unit: minutes; the figure is the median, or the 95th percentile of at least 20 runs. Window: by the creation of the run. Counted:
 * runs that succeeded or failed, at the first attempt (GitHub forgets the first attempt of a run that was started again), for a
 * push or a pull request. Time in the queue is not in it. `left` counts those whose last change may not be their end (`needsJobs`)
 * and whose jobs were not read.
 * Source: the definition of `run_started_at` and of job times in GitHub's REST API; middleware reckons with the last change alone.
 * @param workflow the file's name; null: all of the repository
 */
export function buildDuration(
  { name, runs }: RepositoryEvents,
  workflow: string | null,
  { window, policy }: Rules,
): Sample {
  const wanted = workflow?.toLowerCase()
  const builds = runs
    .filter((run) => wanted === undefined || run.workflow.toLowerCase() === wanted)
    .filter((run) => isBuild(run) && isWithin(moment(run.createdAt), window))
  const sure = builds.filter((run) => run.minutes !== null || !needsJobs(run))
  const left = builds.length - sure.length
  const which = workflow === null ? 'No workflow' : `The workflow ${cleanText(workflow, 80)}`
  const not = workflow === null ? '' : 'not '
  const when = inTheLastDays(policy.windowDays)
  return durations(
    sure.map(minutesOf),
    left,
    left > 0
      ? `How long the builds of ${name} took ${when} is not known: they seem to have taken over an hour, and their jobs were not read.`
      : `${which} of ${name} did ${not}run for a push or a pull request to its end ${when}.`,
  )
}

/** Whether a run counts, by what it was for and how it ended. */
export function isBuild({ trigger, attempt, conclusion }: PipelineRun): boolean {
  return trigger !== 'other' && attempt === 1 && (conclusion === 'success' || conclusion === 'failure')
}

function minutesOf({ minutes, startedAt, changedAt }: PipelineRun): number | null {
  const hours = hoursBetween(moment(startedAt), moment(changedAt))
  return minutes ?? (hours === null ? null : hours * 60)
}
