import type { History } from '#src/core/history.ts'
import type { Snapshot } from '#src/core/model.ts'
import { settlePlanned, withWritten } from '#src/core/settle-planned.ts'
import type { Deps } from '#src/ports/deps.ts'

/**
 * Finds out what became of writes that are still only planned, since their run died or lost the answer, and settles them in the
 * ledger.
 * @param options.dry true: the ledger stays as it is
 * @returns puts what was carried out into a history that was read before it was settled
 */
export async function settle(
  deps: Pick<Deps, 'ledger' | 'log'>,
  snapshot: Snapshot,
  { dry }: { readonly dry: boolean },
): Promise<(history: History) => History> {
  const planned = await deps.ledger.plannedWrites()
  if (planned.length === 0) return (history) => history
  const { landed, dropped } = settlePlanned(planned, snapshot)
  if (!dry) {
    for (const [runId, writes] of Map.groupBy(landed, (each) => each.runId)) {
      await deps.ledger.recordWrites(runId, writes)
    }
    for (const [runId, writes] of Map.groupBy(dropped, (each) => each.runId)) {
      await deps.ledger.dropWrites(
        runId,
        writes.map(({ write }) => write.pageId),
      )
    }
    if (landed.length + dropped.length > 0)
      deps.log.info('planned writes settled', { landed: landed.length, dropped: dropped.length })
  }
  return (history) => ({ ...history, written: withWritten(history.written, landed) })
}
