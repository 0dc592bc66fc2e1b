import type { Lack } from '#src/core/decision-result.ts'
import type { Decision } from '#src/core/model.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'

/** What a decision's row lacks to be complete. One that its own Status calls superseded or reversed lacks nothing: it is history. */
export function lacksOf(decision: Decision): readonly Lack[] {
  const { status, owners, rationale, reversible, reviewDate } = decision
  if (status === 'superseded' || status === 'reversed') return []
  const isMade = decisionStage(decision) === 'made'
  const lacks: readonly [Lack, boolean][] = [
    ['owner', owners.length !== 1],
    ['rationale', isMade && rationale.trim() === ''],
    ['reversible', isMade && (reversible === null || reversible === 'invalid')],
    ['review_date', isMade && reviewDate === null],
  ]
  return lacks.flatMap(([lack, isLacking]) => (isLacking ? [lack] : []))
}
