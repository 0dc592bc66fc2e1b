import type { Finding, Write } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import { ruleVersion } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import { apply } from './apply.ts'
import { type Assessment, assess, type Progress } from './assess.ts'
import { createReport, startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { freezeLetters } from './freeze.ts'
import { keepHouse } from './keep-house.ts'
import { reassess } from './reassess.ts'
import { remember } from './remember.ts'
import { type RunUnderWay, runJob } from './run-job.ts'
import type { RunReport } from './run-report.ts'

export interface SyncOptions {
  /** true: Notion is asked for every row, whatever is kept of the last read. */
  readonly whole?: boolean | undefined
  readonly progress?: Progress | undefined
}

/**
 * The main job: read, measure, evaluate, plan, apply, tell. A second run right after the first writes and sends nothing.
 * @throws Failure when Notion or the store cannot be read; a page that cannot be written makes the run `incomplete`
 */
export async function sync(deps: Deps, options: SyncOptions = {}): Promise<RunReport> {
  const now = deps.clock.now()
  return runJob(deps, 'sync', now, async (run) => {
    const meter = startMeter(deps)
    const assessment = await assess(deps, now, { ...options, dry: false })
    return carryOut(deps, run, assessment, { ...options, meter })
  })
}

/** Writes what the rules say and mails what is due. */
export async function carryOut(
  deps: Deps,
  run: RunUnderWay,
  assessment: Assessment,
  options: SyncOptions & { readonly meter: ReturnType<typeof startMeter> },
) {
  const { progress = () => {}, meter } = options
  const now = assessment.evaluation.asOf
  let last = assessment
  let kept = await remember(deps, run, last, last.history)

  const writes = plan(last.evaluation, last.snapshot)
  progress(`writing ${writes.length} pages`)
  const applied = await apply(deps, run.id, writes, {
    progress,
    async replan(fresh, written) {
      last = await reassess(deps, last, fresh, written, now)
      // By now the store remembers more than was read of it.
      kept = await remember(deps, run, last, { checkIns: [], days: [], objectiveDays: [] })
      return plan(last.evaluation, last.snapshot)
    },
  })

  const { told, hasNews, fingerprint, inputsHash, evaluationHash } = kept
  await freezeLetters(deps, told.letters, now)
  progress('sending mail')
  const messages = await deliver(deps)
  await keepHouse(deps, now)

  const { written, failed } = applied
  const report = createReport({
    run: {
      ...run,
      job: 'sync',
      asOf: now,
      ruleVersion: ruleVersion(deps.policy),
      finishedAt: deps.clock.now(),
    },
    assessment: last,
    writes: [...written, ...failed].map(({ write }) => write),
    applied: { written: written.length, failed: failed.length },
    messages,
    findings: [...told.findings, ...failed.map(notWritten)],
    spent: meter(),
  })
  const { counts, requests, limits } = report
  return {
    report,
    inputsHash,
    evaluationHash: await evaluationHash,
    planned: counts.planned,
    failures: failed.map(({ failure }) => failure),
    summary: {
      counts,
      requests,
      limits,
      fingerprint,
      // What was told now changes who is told next.
      atRest: !hasNews && counts.planned === 0 && told.letters.length === 0,
      wakeAt: told.wakeAt,
    },
  }
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
