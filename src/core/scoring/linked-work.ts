import type { Goal } from './goal.ts'

/** All the linked work done is this much of the goal: the last step is the result itself. */
const MOST = 0.9

/**
 * The raw score that linked work stands for in the forecast of today, where the score itself says nothing of the way: of yes or
 * no that is not done, and between milestones (scoring rules, "forecast", linked work). null: the score speaks for itself, or
 * there is no work to read. It never is a score.
 * @param raw of the latest check-in; null: none
 * @param share done of the linked work, 0..1; null: none is linked, or it cannot be read
 */
export function workSignal(goal: Goal, raw: number | null, share: number | null): number | null {
  if (share === null || !Number.isFinite(share)) return null
  const signal = MOST * Math.min(1, Math.max(0, share))
  if (goal.kind === 'yes_no') return raw === 1 ? null : signal
  const isBetween = goal.kind === 'reach' && goal.final && signal > (raw ?? 0)
  return isBetween ? signal : null
}
