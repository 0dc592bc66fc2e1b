import * as z from 'zod'
import { field } from './field.ts'

/** What a key result may hold. */
export const KeyResultFields = z.object({
  id: field.id('K1'),
  title: field.text('Weekly active teams'),
  owner: field.text('Ada Moreau'),
  type: field.any(),
  baseline_value: field.number(24),
  current_value: field.number(42),
  target_value: field.number(60),
  baseline_pct: field.number(24),
  current_pct: field.number(42),
  target_pct: field.number(60),
  milestones_total: field.count(4),
  milestones_hit: field.count(2),
  milestones: field.list('[{"title": "Beta", "done": false, "due": "2026-11-30", "weight": 2}]'),
  score: field.share(0.4),
  done: field.flag(),
  lower_is_better: field.flag(),
  direction: field.any(),
  floor: field.number(95),
  range: z.tuple([z.number(), z.number()]).nullish().describe('a list of the two bounds such as [95, 99.9]'),
  weight: field.number(1),
  unit: field.text('hours'),
  notes: field.any(),
  ambition: field.any(),
  curve: field.any(),
  history: field.list('[{"date": "2026-11-20", "value": 42}]'),
})

export type KeyResultFields = Partial<z.output<typeof KeyResultFields>>
