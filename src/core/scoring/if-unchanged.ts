import type { Day, Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { addDays, isDay } from '#src/core/time/day.ts'
import type { ScoreInput } from './score-input.ts'
import { scoreKeyResult } from './score-key-result.ts'

/** Days after a check-in from which on it is worth a word what the same value would mean. */
const LATER = 7

/**
 * What the value of the latest check-in would mean if it were checked in again, unchanged, 7 days later: its own day's forecast
 * stays, but the plan has gone on. null: nothing else than on its own day, the period is over by then, or it is not open.
 */
export function ifUnchanged(
  input: ScoreInput,
  policy: Policy,
): { readonly day: Day; readonly status: Status; readonly confidence: number } | null {
  const { history, period, state } = input
  const last = history.at(-1)
  const isLeft = state === 'dropped' || state === 'deferred'
  if (last === undefined || isLeft || period === null || !isDay(last.day) || last.day < period.start)
    return null
  const day = addDays(last.day, LATER)
  if (day > period.end) return null

  const then = scoreKeyResult(input, last.day, policy)
  if (!then.valid || then.status === 'complete') return null
  const again = { ...input, history: [...history, { ...last, day }], previousColour: then.colour }
  const { status, confidence } = scoreKeyResult(again, day, policy)
  const isSame = status === then.status && percent(confidence) === percent(then.confidence)
  return confidence === null || isSame ? null : { day, status, confidence }
}

function percent(share: number | null): number {
  return Math.round((share ?? 0) * 100)
}
