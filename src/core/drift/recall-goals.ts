import type { History } from '#src/core/history.ts'
import type { KeyResult, Snapshot } from '#src/core/model.ts'
import { lastDays } from './last-days.ts'

const GOAL: ReadonlySet<string> = new Set(['baseline', 'target', 'weight'])

/**
 * The snapshot with the numbers of the goals that were seen last, where the columns that hold them are lost: a goal was not moved
 * because of that, and of a row that does not need them nothing changes. What needs them is withheld all the same.
 */
export function recallGoals(snapshot: Snapshot, { days }: Pick<History, 'days'>): Snapshot {
  const lost = snapshot.databases.flatMap((database) => (database.kind === 'keyResults' ? database.lost : []))
  const fields = new Set(lost.map(({ field }) => field).filter((field) => GOAL.has(field)))
  if (fields.size === 0) return snapshot
  const last = lastDays(days)
  const keyResults = snapshot.keyResults.map((row): KeyResult => {
    const known = last.get(row.id)
    if (known === undefined) return row
    const recalled = (field: 'baseline' | 'target' | 'weight') =>
      fields.has(field) ? (row[field] ?? known[field]) : row[field]
    return { ...row, baseline: recalled('baseline'), target: recalled('target'), weight: recalled('weight') }
  })
  return { ...snapshot, keyResults }
}
