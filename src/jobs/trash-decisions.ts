import type { AddedRow } from '#src/core/decisions/added-rows.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'

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
 * @param options.dry true: none is, and what would become of each is told
 */
export async function trashDecisions(
  { okrs, log }: Pick<Deps, 'okrs' | 'log'>,
  added: readonly AddedRow[],
  { dry }: { readonly dry: boolean },
): Promise<readonly UndoneDecision[]> {
  const undone: UndoneDecision[] = []
  for (const { id, title, stand, at } of added) {
    if (dry || stand !== 'as_added') {
      undone.push({ id, title, left: stand === 'as_added' ? null : stand, failure: null })
      continue
    }
    try {
      undone.push({ id, title, left: await okrs.trashDecision(id, at), failure: null })
    } catch (error) {
      if (!(error instanceof Failure) || error.system !== 'notion') throw error
      log.error('decision not trashed', { pageId: id, code: error.code, requestId: error.requestId })
      undone.push({ id, title, left: 'refused', failure: error })
    }
  }
  return undone
}
