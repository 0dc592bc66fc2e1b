import type { Evaluation } from '#src/core/evaluation.ts'
import type { Decision, Snapshot } from '#src/core/model.ts'
import { isOver } from '#src/core/rows/is-over.ts'
import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'

export interface LinkedKeyResults {
  /** Ids of the key results that a decision is about, linked from either side, each once. */
  of(decision: Decision): readonly string[]
  /** Whether a decision is about key results whose cycles are over, and about no initiative that goes on. */
  isHistory(decision: Decision): boolean
}

/** Which key results the decisions of a snapshot are about. */
export function linkedKeyResults(
  snapshot: Pick<Snapshot, 'keyResults' | 'initiatives'>,
  { keyResults }: Pick<Evaluation, 'keyResults'>,
): LinkedKeyResults {
  const back = Map.groupBy(
    snapshot.keyResults.flatMap(({ id, decisions }) => decisions.map((decision) => ({ decision, id }))),
    ({ decision }) => decision,
  )
  const known = new Set(keyResults.map(({ id }) => id))
  const isEnded = ofEndedCycles(keyResults)
  const running = new Set(
    snapshot.initiatives
      .filter((initiative) => !isOver(initiative) && !isEnded(initiative.keyResults))
      .map(({ id }) => id),
  )
  const of = (decision: Decision) => [
    ...new Set([...decision.keyResults, ...(back.get(decision.id) ?? []).map(({ id }) => id)]),
  ]
  return {
    of,
    isHistory: (decision) =>
      isEnded(of(decision).filter((id) => known.has(id))) &&
      !decision.initiatives.some((id) => running.has(id)),
  }
}
