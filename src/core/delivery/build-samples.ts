import { buildDuration } from './build-duration.ts'
import type { RepositoryEvents } from './event-index.ts'
import type { Reading } from './reading.ts'
import type { Rules } from './rules.ts'
import type { Samples } from './sample.ts'

/**
 * What is taken from the runs of a repository's workflows.
 * @param workflow the file's name; null: all
 */
export function buildSamples(
  repository: RepositoryEvents,
  workflow: string | null,
  rules: Rules,
  reading: Reading,
): Samples {
  const minutes = reading(['run'], () => buildDuration(repository, workflow, rules))
  return { 'ci duration': minutes, 'ci duration p95': minutes }
}
