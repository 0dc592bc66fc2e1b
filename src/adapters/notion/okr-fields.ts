import type { Fields } from './field.ts'
import { keyResultFields } from './key-result-fields.ts'
import { objectiveFields } from './objective-fields.ts'

const {
  objectives: _relation,
  title: _title,
  cycle: _cycle,
  period: _period,
  year: _year,
  periodStart: _periodStart,
  periodEnd: _periodEnd,
  ...ofKeyResult
} = keyResultFields

/** The flat layout: a row per key result, with its objective as text and, when present, what else is known of it. */
export const okrFields = {
  title: {
    name: 'Key result',
    kind: 'text',
    required: true,
    orTitle: true,
    says: keyResultFields.title.says,
  },
  objective: { name: 'Objective', kind: 'text', required: true, says: objectiveFields.title.says },
  level: objectiveFields.level,
  team: objectiveFields.team,
  cycle: objectiveFields.cycle,
  period: objectiveFields.period,
  year: objectiveFields.year,
  periodStart: objectiveFields.periodStart,
  periodEnd: objectiveFields.periodEnd,
  ...ofKeyResult,
} as const satisfies Fields
