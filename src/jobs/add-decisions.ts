import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import type { SettledDecision } from '#src/core/decisions/settle-prepared.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Progress } from './assess.ts'

/** A decision that was to be added, and what became of it. */
export interface AddedDecision {
  readonly decision: NewDecision
  /** Of the new row; null: it was not added, or is not known to be. */
  readonly id: string | null
  /** Why it was not, or may not have been; null: it was. */
  readonly failure: Failure | null
  /** Columns of the log that it was added without, by their names. */
  readonly leftOut: readonly string[]
}

/**
 * Adds rows to the decision log, one after the other. All of them lie in the ledger before the first is sent, and each is settled
 * there once its outcome is known; of which it is not stays planned, and is never sent again before a read has shown what became
 * of it. A fault of the whole system ends it.
 * @throws Failure of the store, or when the lease is lost
 */
export async function addDecisions(
  { ledger, okrs, clock, log }: Pick<Deps, 'ledger' | 'okrs' | 'clock' | 'log'>,
  runId: string,
  decisions: readonly NewDecision[],
  progress: Progress = () => {},
): Promise<readonly AddedDecision[]> {
  if (decisions.length === 0) return []
  progress(`adding ${decisions.length} decisions`)
  await ledger.planDecisions(runId, decisions, clock.now())
  const added: AddedDecision[] = []
  let stopped: Failure | null = null
  for (const decision of decisions) {
    const { key } = decision
    if (stopped !== null) {
      added.push({ decision, id: null, failure: stopped, leftOut: [] })
      await ledger.settleDecisions([{ key, landed: null }])
      continue
    }
    const outcome = await addOne(decision)
    added.push(outcome.added)
    if (outcome.settled !== null) await ledger.settleDecisions([outcome.settled])
    // What was refused for itself says nothing of the next one.
    const { failure } = outcome.added
    if (failure !== null && failure.code !== 'invalid') stopped = failure
  }
  return added

  async function addOne(
    decision: NewDecision,
  ): Promise<{ readonly added: AddedDecision; readonly settled: SettledDecision | null }> {
    const { key, pageId } = decision
    try {
      const { leftOut, ...landed } = await okrs.addDecision(decision)
      return { added: { decision, id: landed.id, failure: null, leftOut }, settled: { key, landed } }
    } catch (error) {
      if (!(error instanceof Failure) || error.system !== 'notion') throw error
      const { code, outcome, requestId } = error
      log.error('decision not added', { pageId, code, outcome, requestId })
      const settled = outcome === 'refused' ? { key, landed: null } : null
      return { added: { decision, id: null, failure: error, leftOut: [] }, settled }
    }
  }
}
