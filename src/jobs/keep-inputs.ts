import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Assessment } from './assess.ts'
import { type HashedInputs, hashInputs } from './hash-inputs.ts'

/** Keeps what the rules were given in a run, so that `recompute` can prove what they said. */
export function keepInputs(
  deps: Pick<Deps, 'inputs' | 'policy' | 'hosts' | 'mail' | 'mailPolicy' | 'decisionPolicy'>,
  runId: string,
  assessment: Assessment,
  now: Instant,
): Promise<HashedInputs> {
  return hashInputs(deps, assessment, now, (sections) => deps.inputs.keep(runId, sections))
}
