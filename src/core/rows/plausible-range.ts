import type { KeyResult } from '#src/core/model.ts'

/**
 * What a first measurement may be without asking a person: within two spans of baseline and target. An empty Baseline counts
 * as 0; where both are the same (hold at 99.9) the span is the distance to 0, at least 1.
 */
export function plausibleRange(keyResult: Pick<KeyResult, 'type' | 'baseline' | 'target'>): {
  readonly least: number
  readonly most: number
} {
  const baseline = keyResult.baseline ?? 0
  const target = keyResult.target ?? (keyResult.type === 'yes_no' ? 1 : baseline)
  const span = Math.abs(target - baseline) || Math.max(1, Math.abs(target))
  return { least: Math.min(baseline, target) - 2 * span, most: Math.max(baseline, target) + 2 * span }
}
