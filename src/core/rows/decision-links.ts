import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Decision, KeyResult, Snapshot } from '#src/core/model.ts'

export interface DecisionLinks {
  /** A decision is linked to the key result, from either side. */
  isDecided(keyResult: KeyResult): boolean
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
  return {
    isDecided: ({ id, decisions: own }) => own.length > 0 || decided.has(id),
    isLive: (decision, results) =>
      [...decision.keyResults, ...(keyResultsOf.get(decision.id) ?? []).map(({ id }) => id)].some((id) => {
        const result = results.get(id)
        return result?.state === 'active' && !result.ended
      }) || decision.initiatives.some((id) => running.has(id)),
    isSuperseded: ({ id, status }) => status === 'superseded' || superseded.has(id),
  }
}
