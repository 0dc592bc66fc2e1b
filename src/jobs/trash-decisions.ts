import type { WrittenCell } from '#src/core/history.ts'
import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import type { LedgerDecision } from '#src/ports/ledger.ts'

/** A row of the decision log that a run added, and why it is not in the trash now; null: it is, or of a dry undo would be. */
export interface UndoneDecision {
  readonly id: string
  readonly title: string
  readonly left: 'edited' | 'gone' | 'refused' | null
  /** What Notion said where it refused. */
  readonly failure: Failure | null
}

/**
 * Puts rows that a run added into the trash, unless somebody has edited them since. Their question is not asked again then: whoever
 * takes a row away has cancelled it.
 * @param written what the service last wrote into each cell, which is no edit of a person's
 */
export async function trashDecisions(
  { okrs, log }: Pick<Deps, 'okrs' | 'log'>,
  added: readonly LedgerDecision[],
  written: readonly WrittenCell[],
): Promise<readonly UndoneDecision[]> {
  const undone: UndoneDecision[] = []
  for (const { decisionId: id, title, at } of added) {
    if (id === null) continue
    try {
      const left = await okrs.trashDecision(id, lastStamp(id, at, written))
      undone.push({ id, title, left, failure: null })
    } catch (error) {
      if (!(error instanceof Failure) || error.system !== 'notion') throw error
      log.error('decision not trashed', { pageId: id, code: error.code, requestId: error.requestId })
      undone.push({ id, title, left: 'refused', failure: error })
    }
  }
  return undone
}

function lastStamp(id: string, at: Instant, written: readonly WrittenCell[]): Instant {
  let last = at
  for (const cell of written) if (cell.pageId === id && cell.at > last) last = cell.at
  return last
}
