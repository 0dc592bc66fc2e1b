import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day, Decision, KeyResult, Snapshot } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'

/** A decision may be written down so many days before what it decides is done. */
const AHEAD_DAYS = 14

export interface DecisionLinks {
  /** A decision is linked to the key result, from either side. */
  isDecided(keyResult: KeyResult): boolean
  /**
   * A decision that was made and stands is linked to the key result, from either side, and is not more than 14 days older than
   * a change of that day. One without a day of its own counts.
   */
  decidesSince(keyResult: Pick<KeyResult, 'id' | 'decisions'>, day: Day): boolean
  /** The decision is linked to a key result or an initiative that goes on; what is over is history. */
  isLive(decision: Decision, results: ReadonlyMap<string, KeyResultResult>): boolean
  /** Its Status says so, or a decision that was made names it in Supersedes. */
  isSuperseded(decision: Decision): boolean
}

/** How decisions hang together with each other and with the rest of a snapshot. */
export function decisionLinks({ decisions, keyResults, initiatives }: Snapshot): DecisionLinks {
  const decided = new Set(decisions.flatMap((decision) => decision.keyResults))
  const keyResultsOf = Map.groupBy(
    keyResults.flatMap((keyResult) =>
      keyResult.decisions.map((decision) => ({ decision, id: keyResult.id })),
    ),
    ({ decision }) => decision,
  )
  const superseded = new Set(
    decisions.filter(({ status }) => status === 'decided').flatMap(({ supersedes }) => supersedes),
  )
  const running = new Set(
    initiatives.filter(({ status }) => status !== 'done' && status !== 'cancelled').map(({ id }) => id),
  )
  const decisionById = new Map(decisions.map((decision) => [decision.id, decision]))
  const decisionsOf = Map.groupBy(
    decisions.flatMap((decision) => decision.keyResults.map((id) => ({ id, decision }))),
    ({ id }) => id,
  )
  const isSuperseded = ({ id, status }: Decision) => status === 'superseded' || superseded.has(id)
  return {
    isDecided: ({ id, decisions: own }) => own.length > 0 || decided.has(id),
    decidesSince: ({ id, decisions: own }, day) => {
      const linked = [
        ...own.flatMap((decision) => decisionById.get(decision) ?? []),
        ...(decisionsOf.get(id) ?? []).map(({ decision }) => decision),
      ]
      const earliest = linked.length === 0 ? day : addDays(day, -AHEAD_DAYS)
      return linked.some((decision) => {
        const decidedOn = decision.date ?? decision.raised
        return isMade(decision) && !isSuperseded(decision) && (decidedOn === null || decidedOn >= earliest)
      })
    },
    isLive: (decision, results) =>
      [...decision.keyResults, ...(keyResultsOf.get(decision.id) ?? []).map(({ id }) => id)].some((id) => {
        const result = results.get(id)
        return result?.state === 'active' && !result.ended
      }) || decision.initiatives.some((id) => running.has(id)),
    isSuperseded,
  }
}

/** Of an empty Status, or one that no rule knows, the day in Date tells. */
function isMade({ status, date }: Decision): boolean {
  return status === 'decided' || ((status === null || status === 'invalid') && date !== null)
}
