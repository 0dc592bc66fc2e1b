import type { KeyResultResult } from '#src/core/evaluation.ts'

/**
 * Answers whether an initiative belongs to cycles that have ended: it serves key results, and all of them are over.
 * An initiative that goes on is linked to a key result of the new cycle.
 */
export function ofEndedCycles(
  results: readonly Pick<KeyResultResult, 'id' | 'ended'>[],
): (keyResults: readonly string[]) => boolean {
  const ended = new Set(results.filter((result) => result.ended).map(({ id }) => id))
  return (keyResults) => keyResults.length > 0 && keyResults.every((id) => ended.has(id))
}
