import type { Finding, Snapshot, Write } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import { ruleVersion } from '#src/core/policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Landed } from '#src/ports/ledger.ts'
import { type AddedDecision, addDecisions } from './add-decisions.ts'
import { apply } from './apply.ts'
import { type Assessment, assess, type Progress } from './assess.ts'
import { createReport, startMeter } from './create-report.ts'
import { deliver } from './deliver.ts'
import { freezeLetters } from './freeze.ts'
import { keepHouse } from './keep-house.ts'
import { newDecisions } from './new-decisions.ts'
import { reassess } from './reassess.ts'
import { remember } from './remember.ts'
import { type RunUnderWay, runJob } from './run-job.ts'
import type { ReportedDecision, RunReport } from './run-report.ts'

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
  async function takeUp(fresh: Snapshot, written: readonly Landed[]): Promise<void> {
    last = await reassess(deps, last, fresh, written, now)
    // By now the store remembers more than was read of it.
    kept = await remember(deps, run, last, { checkIns: [], days: [], objectiveDays: [] })
  }

  const asked = newDecisions(deps, last, kept.told.tellable)
  const added = await addDecisions(deps, run.id, asked.due, progress)
  const rows = added.flatMap(({ decision: { key, pageId }, id }) =>
    id === null ? [] : { key, pageId, state: 'created' as const, decisionId: id, at: now },
  )
  if (rows.length > 0) {
    last = { ...last, history: { ...last.history, prepared: [...last.history.prepared, ...rows] } }
    const fresh = await deps.okrs.refresh(new Set(['decisions']))
    if (fresh !== null) await takeUp(fresh, [])
  }

  const writes = plan(last.evaluation, last.snapshot)
  progress(`writing ${writes.length} pages`)
  const applied = await apply(deps, run.id, writes, {
    progress,
    async replan(fresh, written) {
      await takeUp(fresh, written)
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
    newDecisions: added.map(reported),
    applied: { written: written.length, failed: failed.length },
    messages,
    findings: [
      ...told.findings,
      ...asked.findings,
      ...added.flatMap(notAdded),
      ...added.flatMap(leftOut),
      ...failed.map(notWritten),
    ],
    spent: meter(),
  })
  const { counts, requests, limits } = report
  // What is not known is looked for by the next run.
  const isSettled = added.length === 0 && last.history.prepared.every(({ state }) => state === 'created')
  return {
    report,
    inputsHash,
    evaluationHash: await evaluationHash,
    planned: counts.planned + added.length,
    failures: [...failed, ...added].flatMap(({ failure }) => failure ?? []),
    summary: {
      counts,
      requests,
      limits,
      fingerprint,
      // What was told now changes who is told next.
      atRest: !hasNews && counts.planned === 0 && told.letters.length === 0 && isSettled,
      wakeAt: told.wakeAt,
    },
  }
}

function reported({ decision, id, failure }: AddedDecision): ReportedDecision {
  const state = id !== null ? 'added' : failure?.outcome === 'unknown' ? 'unknown' : 'not_added'
  return { decision, id, state }
}

function notAdded({ decision, failure }: AddedDecision): Finding | [] {
  if (failure === null) return []
  return {
    code: 'decision_not_added',
    level: 'mend',
    database: null,
    pageId: decision.pageId,
    title: decision.title,
    property: null,
    message: `The decision log did not take a row for this. ${failure.message}`,
    mend: 'The next run tries again; if it stays, check that the connection may insert content into the decision log.',
  }
}

function leftOut({ decision, id, leftOut }: AddedDecision): readonly Finding[] {
  return leftOut.map((property) => ({
    code: 'decision_left_out',
    level: 'mend',
    database: 'decisions',
    pageId: id,
    title: decision.title,
    property,
    message: `Notion refused the row with ${property}, so it was added without.`,
    mend: `Fill in ${property} of the row. Notion refuses people who have left, pages that are deleted or not shared with the connection, and options that it may not add.`,
  }))
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
