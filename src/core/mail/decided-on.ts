import type { DecisionResult } from '#src/core/decision-result.ts'
import type { DecisionFacts } from './decision-facts.ts'
import type { DecidedOn } from './key-result-line.ts'

/** By key result that is off track the decision that was made about it since. */
export function decidedOn(
  decisions: readonly DecisionResult[],
  { decided }: Pick<DecisionFacts, 'decided'>,
): ReadonlyMap<string, DecidedOn> {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  return new Map(
    [...decided].flatMap(([keyResult, { id, day }]) => {
      const decision = byId.get(id)
      if (decision === undefined) return []
      const { choice, followed } = decision
      return [[keyResult, { day, choice: choice?.kind ?? null, followed }] as const]
    }),
  )
}
