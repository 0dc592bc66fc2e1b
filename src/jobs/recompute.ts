import type { Evaluation } from '#src/core/evaluation.ts'
import { ruleVersion } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Run } from '#src/ports/ledger.ts'
import { hashEvaluation } from './hash-evaluation.ts'
import { pastAssessment } from './past-assessment.ts'

export type Recomputed =
  | { readonly found: 'no_run' }
  /** It ended before it had read everything, nothing had changed, or its inputs are no longer kept. */
  | { readonly found: 'no_inputs'; readonly run: Run }
  | {
      readonly found: 'inputs'
      readonly run: Run
      readonly evaluation: Evaluation
      readonly evaluationHash: string
      /** true: the rules say what they said in the run, to the byte; null: it broke off before it kept what they said. */
      readonly same: boolean | null
      /** false: the rules are others than they were, so that they may say something else. */
      readonly sameRules: boolean
    }

/** Reckons a run again from what its rules were given, and compares with what they said. */
export async function recompute(deps: Pick<Deps, 'ledger' | 'inputs'>, runId: string): Promise<Recomputed> {
  const run = await deps.ledger.run(runId)
  if (run === null) return { found: 'no_run' }
  const past = await pastAssessment(deps, runId)
  if (past === null) return { found: 'no_inputs', run }
  const { policy, evaluation } = past
  const evaluationHash = await hashEvaluation(evaluation)
  const said = run.end?.evaluationHash ?? null
  return {
    found: 'inputs',
    run,
    evaluation,
    evaluationHash,
    same: said === null ? null : evaluationHash === said,
    sameRules: ruleVersion(policy) === run.ruleVersion,
  }
}
