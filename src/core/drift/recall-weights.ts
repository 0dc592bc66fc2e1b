import type { KeyResultDay } from '#src/core/history.ts'
import type { Database, KeyResult, Snapshot } from '#src/core/model.ts'

/**
 * The snapshot with the weights that were seen last, where the column that holds them is lost: a goal was not moved because of
 * that, and what is said of the key result itself does not depend on it.
 */
export function recallWeights(snapshot: Snapshot, days: readonly KeyResultDay[]): Snapshot {
  if (!snapshot.databases.some(losesWeight)) return snapshot
  const last = new Map<string, KeyResultDay>()
  for (const day of days) {
    if (day.day >= (last.get(day.keyResultId)?.day ?? '')) last.set(day.keyResultId, day)
  }
  const keyResults = snapshot.keyResults.map(
    (row): KeyResult => ({ ...row, weight: row.weight ?? last.get(row.id)?.weight ?? null }),
  )
  return { ...snapshot, keyResults }
}

function losesWeight({ kind, lost }: Database): boolean {
  return kind === 'keyResults' && lost.some(({ field }) => field === 'weight')
}
