import { changeFailureRate } from './change-failure-rate.ts'
import { deployFrequency } from './deploy-frequency.ts'
import type { RepositoryEvents } from './event-index.ts'
import type { EventKind } from './events.ts'
import { leadTime } from './lead-time.ts'
import type { Reading } from './reading.ts'
import type { Rules } from './rules.ts'
import type { Samples } from './sample.ts'
import type { Shipped } from './shipped.ts'
import { timeToRestore } from './time-to-restore.ts'

/** What tells which deployments failed. */
export const FAILURE_KINDS: readonly EventKind[] = ['deployment', 'commit', 'pull', 'incident']

/** What is taken from the deployments of a repository to an environment: the four keys of DORA. */
export function deploymentSamples(
  repository: RepositoryEvents,
  shipped: Shipped,
  rules: Rules,
  reading: Reading,
): Samples {
  return {
    'deploy frequency': reading(['deployment'], () => deployFrequency(repository, shipped, rules)),
    'lead time': reading(['deployment', 'commit', 'pull'], () => leadTime(repository, shipped, rules)),
    'change failure rate': reading(FAILURE_KINDS, () => changeFailureRate(repository, shipped, rules)),
    'time to restore': reading(FAILURE_KINDS, () => timeToRestore(repository.name, shipped, rules)),
  }
}
