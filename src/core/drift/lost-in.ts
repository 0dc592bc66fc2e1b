import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Snapshot } from '#src/core/model.ts'
import { knownOf } from './known-of.ts'
import { type Unreckonable, unreckonable } from './unreckonable.ts'

/** Of which rows nothing true can be said after an evaluation, while columns are lost. */
export function lostIn(
  snapshot: Snapshot,
  { initiatives }: Pick<Evaluation, 'initiatives'>,
  history: Pick<History, 'days' | 'sightings'>,
): Unreckonable {
  const ofKeyResults = initiatives.flatMap(({ id, progressFrom }) => (progressFrom === 'source' ? [] : id))
  return unreckonable(snapshot, () => knownOf(snapshot, history, ofKeyResults))
}
