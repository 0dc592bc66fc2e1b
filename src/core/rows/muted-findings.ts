import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Finding, Snapshot } from '#src/core/model.ts'
import type { Cycle } from './objective-of.ts'

/** Answers which findings are not told: those that the row accepts, and all about rows of a cycle that is over. */
export function mutedFindings(
  { objectives, keyResults }: Snapshot,
  cycles: ReadonlyMap<string, Cycle>,
  results: ReadonlyMap<string, KeyResultResult>,
): (finding: Finding) => boolean {
  const accepted = new Map([...objectives, ...keyResults].map((row) => [row.id, row.acceptedFindings]))
  return ({ code, pageId }) => {
    if (pageId === null) return false
    const isOver = cycles.get(pageId)?.ended ?? results.get(pageId)?.ended ?? false
    return isOver || (accepted.get(pageId)?.includes(code) ?? false)
  }
}
