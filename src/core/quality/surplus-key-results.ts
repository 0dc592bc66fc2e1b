import { named } from '#src/core/words/named.ts'
import type { QualityFault, QualityKeyResult, QualityObjective } from './quality-rows.ts'

/** More key results than this and it is not clear which of them matter. A convention, and no measurement. */
const MOST = 4

/**
 * More key results run in one objective than anyone keeps in mind; null: not so. An objective of the flat layout has no row, so it
 * is said on the last of its key results by title.
 * @param running its key results that run
 */
export function surplusKeyResults(
  objective: QualityObjective,
  running: readonly QualityKeyResult[],
): QualityFault | null {
  const [first, ...others] = running
  if (first === undefined || running.length <= MOST) return null
  const surplus = others.reduce((last, each) => (isAfter(each, last) ? each : last), first)
  const fault = {
    code: 'too_many_key_results',
    property: objective.virtual ? 'Objective' : 'Key results',
    message: `${named(objective)} has ${running.length} key results that run at once; beyond ${MOST} it is not clear which of them matter.`,
    mend: `Keep the ${MOST} that show best whether it is reached and set State of the others to Dropped or Deferred, for example of ${named(surplus)}.`,
  }
  return objective.virtual
    ? { database: 'keyResults', id: surplus.id, fault }
    : { database: 'objectives', id: objective.id, fault }
}

function isAfter(a: QualityKeyResult, b: QualityKeyResult): boolean {
  return a.title > b.title || (a.title === b.title && a.id > b.id)
}
