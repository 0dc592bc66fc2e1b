import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import { isLastThird } from './last-third.ts'
import { isTooLate } from './next-step.ts'

type Row = Pick<KeyResultResult, 'id' | 'objectiveId' | 'period' | 'confidence' | 'weight' | 'need'>

/** In the last third nobody saves more of one objective. */
const MOST_SAVED = 2

/**
 * Ids of the key results to be let go: in the last third of their period all that are off track but the two of each objective that
 * are likeliest to be reached, of those that still can be; of equally likely ones the heavier. What belongs to no objective competes
 * with nothing.
 * @param offTrack key results off track
 */
export function notWorthSaving(offTrack: readonly Row[], today: Day): ReadonlySet<string> {
  const late = offTrack.filter(
    (row) => row.objectiveId !== null && isLastThird(row.period, today) && !isTooLate(row, today),
  )
  const lost = [...Map.groupBy(late, ({ objectiveId }) => objectiveId).values()].flatMap((rivals) =>
    rivals.toSorted(likeliestFirst).slice(MOST_SAVED),
  )
  return new Set(lost.map(({ id }) => id))
}

function likeliestFirst(a: Row, b: Row): number {
  const [chanceOfA, chanceOfB] = [a.confidence ?? 0, b.confidence ?? 0]
  if (chanceOfA !== chanceOfB) return chanceOfB - chanceOfA
  if (a.weight !== b.weight) return b.weight - a.weight
  return a.id < b.id ? -1 : Number(a.id > b.id)
}
