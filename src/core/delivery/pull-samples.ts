import type { RepositoryEvents } from './event-index.ts'
import type { PullRequest } from './events.ts'
import { firstReview } from './first-review.ts'
import { linkedPulls } from './linked-pulls.ts'
import { pullCycleTime } from './pull-cycle-time.ts'
import type { Reading } from './reading.ts'
import { reviewSla } from './review-sla.ts'
import { reviewWaits } from './review-waits.ts'
import type { Rules } from './rules.ts'
import type { Sample, Samples } from './sample.ts'

/**
 * What is taken from the pull requests of a repository.
 * @param linear why it is not known which issues there are in Linear; null: it is, or there is no Linear
 */
export function pullSamples(
  repository: RepositoryEvents,
  issuesOf: (pull: PullRequest) => readonly unknown[],
  linear: Sample | null,
  rules: Rules,
  reading: Reading,
): Samples {
  const { name } = repository
  const waits = reviewWaits(repository.pulls, rules)
  return {
    'time to first review': reading(['pull'], () => firstReview(name, waits, rules)),
    'pr cycle time': reading(['pull'], () => pullCycleTime(name, waits, rules)),
    'prs within review sla (%)': reading(['pull'], () => reviewSla(name, waits, rules)),
    'prs linked to issues (%)': reading(['pull'], () => linear ?? linkedPulls(repository, issuesOf, rules)),
  }
}
