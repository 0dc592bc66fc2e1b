import { HISTORY_DAYS } from '#src/core/delivery/event-index.ts'
import type { Finding, Write } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import { ruleVersion } from '#src/core/policy.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import type { Deps } from '#src/ports/deps.ts'
import { apply } from './apply.ts'
import { assess, type Progress } from './assess.ts'
import { createReport, startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { freeze } from './freeze.ts'
import { hashInputs } from './hash-inputs.ts'
import { runJob } from './run-job.ts'
import type { RunReport } from './run-report.ts'
import { tell } from './tell.ts'

/** Events are kept for longer than they count, so that what a run `--as-of` the month before says is the same. */
const KEPT_DAYS = HISTORY_DAYS + 31

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
    const assessment = await assess(deps, now, { dry: false, progress })
    const { evaluation, snapshot } = assessment
    const writes = plan(evaluation, snapshot)

    progress(`writing ${writes.length} pages`)
    const applied = await apply(deps, run.id, writes, progress)

    const told = await tell(deps, assessment)
    for (const notice of told.notices) await freeze(deps, notice, now)
    await deps.history.remember(told.remembered)
    for (const letter of told.letters) await freeze(deps, letter, now)
    await deps.events.forget(daysBefore(now, KEPT_DAYS))
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
      findings: [...told.findings, ...applied.failed.map(notWritten)],
      spent: meter(),
    })
    return { report, inputsHash: await hashInputs(assessment, deps, now) }
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
