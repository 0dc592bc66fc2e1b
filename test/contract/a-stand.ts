import type { DecisionStand } from '#src/core/history.ts'

export const aStand: DecisionStand = {
  decisionId: 'd1',
  keyResultId: 'kr1',
  of: 'made',
  day: '2026-11-20',
  chance: 0.12,
  score: 0.4,
  value: 24,
  status: 'off_track',
  baseline: 0,
  target: 60,
  weight: 2,
  period: { start: '2026-10-01', end: '2026-12-31' },
  milestones: ['Draft', 'Größe 🚦'],
  initiatives: ['i1', 'i2'],
  ruleVersion: '2+cuts.green=0.8',
}
