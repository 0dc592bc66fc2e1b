import { plan } from '#src/core/plan.ts'
import { ruleVersion } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import { assess } from './assess.ts'
import { createReport, startMeter } from './create-report.ts'
import { announceNew } from './freeze.ts'
import { newDecisions } from './new-decisions.ts'
import type { PreviewOptions } from './preview-options.ts'
import type { RunReport } from './run-report.ts'
import { tell } from './tell.ts'

/** What a sync would do now, and nothing of it done: no write, no mail, no row in the store. */
export async function planSync(deps: Deps, options: PreviewOptions = {}): Promise<RunReport> {
  const now = options.asOf ?? deps.clock.now()
  const startedAt = deps.clock.now()
  const meter = startMeter(deps)
  const assessment = await assess(deps, now, { ...options, whole: true, dry: true })
  const { evaluation, snapshot } = assessment
  const told = await tell(deps, assessment)
  const asked = newDecisions(deps, assessment, told.tellable)
  return createReport({
    run: {
      id: crypto.randomUUID(),
      job: 'plan',
      asOf: now,
      startedAt,
      finishedAt: deps.clock.now(),
      ruleVersion: ruleVersion(deps.policy),
    },
    assessment,
    writes: plan(evaluation, snapshot),
    newDecisions: asked.due.map((decision) => ({ decision, id: null, state: 'planned' })),
    applied: { written: 0, failed: 0 },
    messages: await announceNew(deps, [...told.outages, ...told.returns, ...told.letters]),
    findings: [...told.findings, ...asked.findings],
    spent: meter(),
  })
}
