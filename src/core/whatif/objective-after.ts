import type { ObjectiveResult } from '#src/core/evaluation.ts'
import type { Period, Status } from '#src/core/model.ts'
import { type RollUp, type RollUpChild, rollUp } from '#src/core/scoring/roll-up.ts'
import { elapsed } from '#src/core/time/period.ts'
import type { Family } from './subject.ts'
import type { ObjectiveProspect } from './what-if.ts'

/** What may come of a key result, in the words of the roll-up. */
export type Outcome = Partial<
  Pick<RollUpChild, 'score' | 'forecast' | 'expected' | 'confidence' | 'status' | 'risk'>
>

/**
 * The objective, rolled up again with some of its key results otherwise; null: there is no objective.
 * @param outcomes by key result id; the others are as they are
 * @param how.previousColour what hysteresis goes by; null: the goal was edited, so it begins anew
 */
export function objectiveAfter(
  { objective, members }: Family,
  outcomes: ReadonlyMap<string, Outcome>,
  how: { readonly previousColour: Status | null; readonly period?: Period },
): RollUp | null {
  const [first] = members
  const period = how.period ?? objective?.period
  if (objective === null || first === undefined || !period) return null
  const children = members.map(({ result }): RollUpChild => {
    const { id, weight, score, forecast, expected, confidence, status, risk, counts } = result
    const as = { id, weight, score, forecast, expected, confidence, status, risk, counts }
    const other = outcomes.get(id)
    if (other === undefined) return as
    return { ...as, ...other }
  })
  const t = elapsed(period, first.today)
  return rollUp(children, first.policy, { previousColour: how.previousColour, t })
}

/** The part of a roll-up that a choice turns on. */
export function objectiveProspect({
  confidence,
  projected,
  score,
  status,
}: Pick<ObjectiveResult, 'confidence' | 'projected' | 'score' | 'status'>): ObjectiveProspect {
  return { chance: confidence, forecast: projected, score, status }
}
