import type { Episode, History } from '#src/core/history.ts'
import type { Decision, Snapshot } from '#src/core/model.ts'
import { preparedKey } from './prepared-mark.ts'

/**
 * Answers the key of the next decision that may be asked for in an episode: the episode's id, then `-2` and so on; null: none may.
 * Another one may once the last was reversed and nothing took its place. One whose row is gone was cancelled by its reader.
 */
export function nextKeys(
  { decisions }: Pick<Snapshot, 'decisions'>,
  { prepared }: Pick<History, 'prepared'>,
): (episode: Pick<Episode, 'id'>) => string | null {
  const byId = new Map(decisions.map((row) => [row.id, row]))
  const rows = new Map<string, Decision | undefined>(
    prepared.map(({ key, decisionId }) => [key, byId.get(decisionId ?? '')]),
  )
  for (const row of decisions) {
    const key = preparedKey(row.shown.prepared)
    if (key !== null) rows.set(key, row)
  }
  const superseded = new Set(decisions.flatMap(({ supersedes }) => supersedes))
  return ({ id }) => {
    const keyOf = (nth: number) => (nth === 1 ? id : `${id}-${nth}`)
    let nth = 1
    while (rows.has(keyOf(nth))) nth += 1
    if (nth === 1) return id
    const last = rows.get(keyOf(nth - 1))
    return last?.status === 'reversed' && !superseded.has(last.id) ? keyOf(nth) : null
  }
}
