import type { ServingWork } from '#src/core/evaluation.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { LIVE_DAYS } from './serving-work.ts'

/** Says that nobody works on what serves a key result any more; null: somebody does, or it cannot be told, or there is nothing. */
export function deadWork({ state, lastActivity, links }: ServingWork): RowFault | null {
  if (state !== 'dead') return null
  const what = links === 1 ? 'The work linked to it' : `All the work linked to it (${links} links)`
  const message =
    lastActivity === null
      ? `${what} was cancelled.`
      : `${what} has not moved: its last change was on ${plainDay(lastActivity)}, more than ${LIVE_DAYS} days ago.`
  return {
    code: 'dead_work',
    property: 'Source',
    message,
    mend: 'Take the work up again; where it is done, paste the link of what goes on now into Source of the key result or of its initiative.',
  }
}
