import type { Decision } from '#src/core/model.ts'

/**
 * Open: it waits to be made. Made: it was, even if it was superseded or reversed since. Unclear: no rule knows its Status, and it
 * has no Date.
 */
type DecisionStage = 'open' | 'made' | 'unclear'

/** Of an empty Status, or one that no rule knows, the day in Date tells that it was made. */
export function decisionStage({ status, date }: Pick<Decision, 'status' | 'date'>): DecisionStage {
  if (status === 'proposed') return 'open'
  if ((status !== null && status !== 'invalid') || date !== null) return 'made'
  return status === null ? 'open' : 'unclear'
}
