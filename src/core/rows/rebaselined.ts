import type { Instead, Rebaseline } from '#src/core/evaluation.ts'
import type { Status } from '#src/core/model.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import type { RowFault } from './row-fault.ts'

/**
 * A goal that was moved inside its cycle without a decision; it asks for one, or for what was decided, and names both scores.
 */
export function rebaselined(
  { changes, day, originalScore, originalStatus, instead }: Rebaseline,
  now: { readonly score: number | null; readonly status: Status },
): RowFault {
  const undecided = changes.filter(({ decided }) => !decided)
  const moves = undecided.map(({ property, before, after }) => `${property} from ${before} to ${after}`)
  const [first] = undecided
  const back = first === undefined ? '' : `; or set ${first.property} back to ${first.before}`
  const log = `in the decision log with the Date ${day}`
  return {
    code: 'rebaselined',
    property: 'Decisions',
    message: `The goal was moved inside the cycle, first seen on ${plainDay(day)}: ${moves.join(', ')}.${instead === null ? '' : ` ${instead.words}`} The score is ${standing(now.score, now.status)} against the goal of now and ${standing(originalScore, originalStatus)} against the one that the cycle began with.`,
    mend: `${asked(instead, log)}${back}.`,
  }
}

/** One that is linked already, and says otherwise, need not be linked. */
function asked(instead: Instead | null, log: string): string {
  if (instead === null) return `Link the decision that moved it in Decisions, or write it down ${log}`
  const write = `rite down the decision for how it is now ${log}`
  return instead.chosen === null ? `W${write}` : `Set ${instead.chosen} as decided, or w${write}`
}

function standing(score: number | null, status: Status): string {
  return `${score === null ? 'unknown' : plainNumber(score)} (${STATUS_LABEL[status]})`
}
