import { addedRows } from '#src/core/decisions/added-rows.ts'
import { fromSections } from '#src/core/inputs.ts'
import type { Instant, Snapshot, Write } from '#src/core/model.ts'
import { pastNeeded } from '#src/core/rows/past-needed.ts'
import { withWritten } from '#src/core/settle-planned.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { type LeftCell, planUndo, type UndoPlan } from '#src/core/undo.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Landed, Run } from '#src/ports/ledger.ts'
import { type Applied, apply } from './apply.ts'
import type { Progress } from './assess.ts'
import { runJob } from './run-job.ts'
import { settle } from './settle.ts'
import { settleDecisions } from './settle-decisions.ts'
import { trashDecisions, type UndoneDecision } from './trash-decisions.ts'

export interface UndoOptions {
  /** true: nothing is written, in Notion or in the store. */
  readonly dry: boolean
  readonly progress?: Progress | undefined
}

/** What an undo did, or of a dry one what it would do. */
export interface UndoReport {
  /** The run of the undo itself; null: nothing was to be written, or it is dry. */
  readonly id: string | null
  readonly dry: boolean
  /** The run that is undone. */
  readonly of: { readonly id: string; readonly job: Run['job']; readonly startedAt: Instant }
  /** Cells that were put back, by page. */
  readonly restored: readonly Write[]
  readonly left: readonly LeftCell[]
  /** Rows that the run added to the decision log. */
  readonly decisions: readonly (Omit<UndoneDecision, 'failure'> & { readonly message: string | null })[]
  /** Pages that Notion did not take. */
  readonly failed: readonly { readonly write: Write; readonly message: string }[]
}

export type Undone =
  | { readonly found: 'no_run' }
  /** The run changed nothing in Notion, or is an undo: what it wrote is for the next sync to write over. */
  | { readonly found: 'nothing_written'; readonly run: Run | null }
  | { readonly found: 'run'; readonly report: UndoReport }

/** As many runs back the last one that wrote something is looked for. */
const LOOKED_BACK = 500

/**
 * Puts back what a run changed in Notion, except where somebody has edited since, or a later run has written.
 * @param which a run's id, or `last` for the last run that wrote something
 * @throws Failure when Notion or the store cannot be read, or the lease is lost
 */
export async function undo(deps: Deps, which: string, options: UndoOptions): Promise<Undone> {
  const { dry, progress = () => {} } = options
  const run = which === 'last' ? await lastWriting(deps) : await deps.ledger.run(which)
  if (run === null) return which === 'last' ? { found: 'nothing_written', run } : { found: 'no_run' }
  if (run.job === 'undo') return { found: 'nothing_written', run }
  progress('reading Notion')
  const snapshot = await deps.okrs.read({ keep: !dry })
  const settled = await settle(deps, snapshot, { dry })
  const now = deps.clock.now()
  const today = localDay(now, deps.policy.timezone)
  const past = await deps.history.read(pastNeeded({ objectives: [], keyResults: [] }, today, deps.policy))
  const history = await settleDecisions(deps, snapshot, settled(past), { now, dry })
  const { written } = history
  const kept = await deps.inputs.read(run.id)
  const given = kept && fromSections(kept)
  const added = addedRows({
    added: await deps.ledger.decisionsOf(run.id),
    asAdded: given?.snapshot.decisions ?? [],
    current: snapshot.decisions,
    history,
  })
  // What goes into the trash needs no cell put back.
  const own = new Set(added.map(({ id }) => id))
  const writes = (await deps.ledger.writesOf(run.id)).filter(({ write }) => !own.has(write.pageId))
  if (added.length === 0 && writes.every(({ state }) => state === 'dropped')) {
    return { found: 'nothing_written', run }
  }

  const planFor = (fresh: Snapshot, landed: readonly Landed[]) =>
    planUndo({ writes, snapshot: fresh, written: withWritten(written, landed), given })
  const first = planFor(snapshot, [])
  const { id, job, startedAt } = run
  const report = { dry, of: { id, job, startedAt } }
  if (dry || (first.writes.length === 0 && added.every(({ stand }) => stand !== 'as_added'))) {
    const decisions = (await trashDecisions(deps, added, { dry })).map(inWords)
    return {
      found: 'run',
      report: { ...report, id: null, restored: first.writes, left: first.left, decisions, failed: [] },
    }
  }
  progress(`writing ${first.writes.length} pages`)
  return runJob(deps, 'undo', now, async (undoing) => {
    const decisions = await trashDecisions(deps, added, { dry })
    const { plan, applied } = await carryOut(deps, undoing.id, first, planFor, progress)
    const restored = applied.written.map(({ write }) => write)
    const cells = new Set(restored.flatMap(keysOf))
    return {
      report: {
        found: 'run',
        report: {
          ...report,
          id: undoing.id,
          restored,
          left: plan.left.filter(({ pageId, field }) => !cells.has(`${pageId} ${field}`)),
          decisions: decisions.map(inWords),
          failed: applied.failed.map(({ write, failure }) => ({ write, message: failure.message })),
        },
      },
      inputsHash: null,
      evaluationHash: null,
      planned: restored.length + applied.failed.length,
      failures: [...applied.failed, ...decisions].flatMap(({ failure }) => failure ?? []),
      summary: { undone: id, counts: { written: restored.length, failed: applied.failed.length } },
    }
  })
}

/** Writes by the plan, or where people edit meanwhile by a new one. */
async function carryOut(
  deps: Deps,
  undoId: string,
  first: UndoPlan,
  planFor: (fresh: Snapshot, landed: readonly Landed[]) => UndoPlan,
  progress: Progress,
): Promise<{ readonly plan: UndoPlan; readonly applied: Applied }> {
  let plan = first
  const applied = await apply(deps, undoId, first.writes, {
    progress,
    async replan(fresh, landed) {
      plan = planFor(fresh, landed)
      return plan.writes
    },
  })
  return { plan, applied }
}

async function lastWriting({ ledger }: Deps): Promise<Run | null> {
  for (const run of await ledger.runs(LOOKED_BACK)) {
    if (run.job === 'undo') continue
    const writes = await ledger.writesOf(run.id)
    if (writes.some(({ state }) => state === 'written')) return run
    const added = await ledger.decisionsOf(run.id)
    if (added.some(({ state }) => state === 'written')) return run
  }
  return null
}

function inWords({ failure, ...decision }: UndoneDecision): UndoReport['decisions'][number] {
  return { ...decision, message: failure?.message ?? null }
}

function keysOf({ pageId, changes }: Write): string[] {
  return changes.map(({ field }) => `${pageId} ${field}`)
}
