import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { RunEnd } from '#src/ports/ledger.ts'
import type { Assessment } from './assess.ts'
import { hashEvaluation } from './hash-evaluation.ts'
import { hashInputs } from './hash-inputs.ts'

/** Keeps what the rules were given in a run, so that `recompute` can prove what they said. */
export async function keepInputs(
  deps: Pick<Deps, 'inputs' | 'policy' | 'hosts'>,
  runId: string,
  assessment: Assessment,
  now: Instant,
): Promise<Pick<RunEnd, 'inputsHash' | 'evaluationHash'> & { readonly fingerprint: string }> {
  const { sections, inputsHash, fingerprint } = await hashInputs(deps, assessment, now)
  await deps.inputs.keep(runId, sections)
  return { inputsHash, evaluationHash: await hashEvaluation(assessment.evaluation), fingerprint }
}
