import type { ObjectiveResult } from '#src/core/evaluation.ts'
import type { Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { colourOf } from './colour.ts'
import { HIGHEST_FORECAST, weightedMean } from './weighted-mean.ts'

export type GroupMember = Pick<
  ObjectiveResult,
  'id' | 'weight' | 'score' | 'projected' | 'expected' | 'confidence' | 'status'
>

/** As in `ObjectiveResult`; all null and `unknown`: no objective has a number. */
export interface GroupRollUp {
  readonly score: number | null
  readonly projected: number | null
  readonly expected: number | null
  readonly confidence: number | null
  readonly status: Status
}

/**
 * Rolls objectives up into their team, department or company (scoring rules, "objective roll-up", last paragraph): means by the
 * weights of the objectives, and a status cut from the mean confidence, so that it goes by the time and not by the score alone.
 * The order of the members does not matter.
 */
export function rollUpGroup(members: readonly GroupMember[], { cuts }: Pick<Policy, 'cuts'>): GroupRollUp {
  const counted = members
    .filter(({ weight, status }) => weight > 0 && status !== 'unknown')
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const confidence = weightedMean(counted, (member) => member.confidence, 1)
  return {
    score: weightedMean(counted, (member) => member.score, 1),
    projected: weightedMean(counted, (member) => member.projected, HIGHEST_FORECAST),
    expected: weightedMean(counted, (member) => member.expected, 1),
    confidence,
    status: statusOf(counted, confidence, cuts),
  }
}

function statusOf(counted: readonly GroupMember[], confidence: number | null, cuts: Policy['cuts']): Status {
  const [first] = counted
  if (first === undefined) return 'unknown'
  const isAll = (status: Status) => counted.every((member) => member.status === status)
  if (isAll('complete')) return 'complete'
  if (isAll('not_started')) return 'not_started'
  if (confidence === null) return 'unknown'
  const colour = colourOf(confidence, cuts, { previousColour: null, t: 0 })
  const isBacked = counted.some(({ status }) => status === 'on_track' || status === 'complete')
  return colour === 'on_track' && !isBacked ? 'at_risk' : colour
}
