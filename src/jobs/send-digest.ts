import { ruleVersion } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import { assess } from './assess.ts'
import { createReport, startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { digestLetter } from './digest-letter.ts'
import { freeze } from './freeze.ts'
import { hashEvaluation } from './hash-evaluation.ts'
import { keepInputs } from './keep-inputs.ts'
import { runJob } from './run-job.ts'
import type { RunReport } from './run-report.ts'
import type { SyncOptions } from './sync.ts'

/**
 * Mails the weekly OKR digest to DIGEST_TO, once per week and recipient whatever restarts happen.
 * @throws Failure when Notion or the store cannot be read: no digest is better than half of one
 */
export async function sendDigest(deps: Deps, options: SyncOptions = {}): Promise<RunReport> {
  const now = deps.clock.now()
  return runJob(deps, 'digest', now, async (run) => {
    const meter = startMeter(deps)
    const assessment = await assess(deps, now, { ...options, dry: false })
    // Before a letter can leave, so that its numbers can be proved whatever becomes of the run.
    const { inputsHash } = await keepInputs(deps, run.id, assessment, now)
    await freeze(deps, digestLetter(deps, assessment), now)
    const messages = await deliver(deps)
    const evaluationHash = await hashEvaluation(assessment.evaluation)
    const finishedAt = deps.clock.now()
    const report = createReport({
      run: { ...run, job: 'digest', asOf: now, ruleVersion: ruleVersion(deps.policy), finishedAt },
      assessment,
      writes: [],
      applied: { written: 0, failed: 0 },
      messages,
      findings: [],
      spent: meter(),
    })
    const { counts, requests, limits } = report
    return {
      report,
      inputsHash,
      evaluationHash,
      planned: 0,
      failures: [],
      summary: { counts, requests, limits },
    }
  })
}
