import type { Finding, Write } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import { ruleVersion } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import { apply } from './apply.ts'
import { assess, type Progress } from './assess.ts'
import { createReport, startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { escalate } from './escalate.ts'
import { freeze } from './freeze.ts'
import { hashInputs } from './hash-inputs.ts'
import { openEpisodes } from './open-episodes.ts'
import { runJob } from './run-job.ts'
import type { RunReport } from './run-report.ts'

export interface SyncOptions {
  readonly progress?: Progress | undefined
}

/**
 * The main job: read, measure, evaluate, plan, apply, tell. A second run right after the first writes and sends nothing.
 * @throws Failure when Notion or the store cannot be read; a page that cannot be written makes the run `incomplete`
 */
export async function sync(deps: Deps, options: SyncOptions = {}): Promise<RunReport> {
  const now = deps.clock.now()
  const progress = options.progress ?? (() => {})
  return runJob(deps, 'sync', now, async (run) => {
    const meter = startMeter(deps)
    const assessment = await assess(deps, now, progress)
    const { evaluation, snapshot } = assessment
    const writes = plan(evaluation, snapshot)

    progress(`writing ${writes.length} pages`)
    const applied = await apply(deps, run.id, writes, progress)

    const { opened, closed, open } = openEpisodes(assessment)
    await deps.history.remember({ ...evaluation.remember, opened, closed })
    const escalations = escalate(deps, snapshot, evaluation, open)
    for (const letter of escalations.letters) await freeze(deps, letter, now)
    progress('sending mail')
    const messages = await deliver(deps)

    const report = createReport({
      run: {
        ...run,
        job: 'sync',
        asOf: now,
        ruleVersion: ruleVersion(deps.policy),
        finishedAt: deps.clock.now(),
      },
      assessment,
      writes,
      applied,
      messages,
      findings: [...escalations.findings, ...applied.failed.map(notWritten)],
      requests: meter(),
    })
    return { report, inputsHash: await hashInputs(assessment, deps.policy, now) }
  })
}

function notWritten({ write, failure }: { write: Write; failure: Error }): Finding {
  return {
    code: 'not_written',
    level: 'mend',
    database: write.database,
    pageId: write.pageId,
    title: write.title,
    property: null,
    message: `Notion did not take ${write.changes.length} new values. ${failure.message}`,
    mend: 'The next run tries again; if it stays, check that the connection may edit this page.',
  }
}
