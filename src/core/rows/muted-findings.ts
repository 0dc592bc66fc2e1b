import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Finding, Snapshot } from '#src/core/model.ts'
import { acceptedCode } from './accepted-code.ts'
import type { Cycle } from './objective-of.ts'

/** Answers which findings are not told: those that the row accepts, and all about rows of a cycle that is over. */
export function mutedFindings(
  { objectives, keyResults }: Pick<Snapshot, 'objectives' | 'keyResults'>,
  cycles: ReadonlyMap<string, Pick<Cycle, 'ended'>>,
  results: ReadonlyMap<string, Pick<KeyResultResult, 'ended'>>,
): (finding: Pick<Finding, 'code' | 'pageId'>) => boolean {
  const accepted = new Map<string, ReadonlySet<string>>()
  for (const { id, acceptedFindings } of [...objectives, ...keyResults]) {
    if (acceptedFindings.length > 0) accepted.set(id, new Set(acceptedFindings.map(acceptedCode)))
  }
  return ({ code, pageId }) => {
    if (pageId === null) return false
    const isOver = cycles.get(pageId)?.ended ?? results.get(pageId)?.ended ?? false
    return isOver || (accepted.get(pageId)?.has(code) ?? false)
  }
}
