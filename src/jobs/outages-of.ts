import { type Outages, outages } from '#src/core/work/outages.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Assessment } from './assess.ts'

/** Which systems fail and which answer again, by an assessment. */
export function outagesOf(
  { work }: Pick<Deps, 'work'>,
  { evaluation, snapshot, history }: Assessment,
): Outages {
  const { findings } = snapshot
  const { keyResults, asOf: now } = evaluation
  const connected = work.map(({ system }) => system)
  return outages({ findings, keyResults, connected, sightings: history.sightings, now })
}
