import { settlePrepared, withSettled } from '#src/core/decisions/settle-prepared.ts'
import type { History } from '#src/core/history.ts'
import type { Instant, Snapshot } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'

/**
 * Finds out what became of decisions that are still only planned, since their run died or lost the answer, and settles them in the
 * ledger.
 * @param options.dry true: the ledger stays as it is
 */
export async function settleDecisions(
  deps: Pick<Deps, 'ledger' | 'log'>,
  snapshot: Snapshot,
  history: History,
  { now, dry }: { readonly now: Instant; readonly dry: boolean },
): Promise<History> {
  const settled = settlePrepared(history.prepared, snapshot, now)
  if (settled.length === 0) return history
  if (!dry) {
    await deps.ledger.settleDecisions(settled)
    deps.log.info('planned decisions settled', { settled: settled.length })
  }
  return { ...history, prepared: withSettled(history.prepared, settled) }
}
