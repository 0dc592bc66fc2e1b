import type { KeyResultDay } from '#src/core/history.ts'

/** A stored day of a key result in the third quarter of 2026: green by a chance of 0.8 at half of the way. */
export function aPastDay(parts: Partial<KeyResultDay>): KeyResultDay {
  return {
    keyResultId: 'kr1',
    day: '2026-08-15',
    status: parts.colour ?? 'on_track',
    risk: 'low',
    score: 0.5,
    confidence: 0.8,
    baseline: 0,
    target: 100,
    weight: 1,
    period: { start: '2026-07-01', end: '2026-09-30' },
    overruled: null,
    colour: 'on_track',
    targetScore: 0.7,
    ruleVersion: '2',
    ...parts,
  }
}
