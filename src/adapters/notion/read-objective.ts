import type { Objective } from '#src/core/model.ts'
import { cycleIn } from './cycle-in.ts'
import { levelLabels, objectiveStateLabels } from './labels.ts'
import type { objectiveFields } from './objective-fields.ts'
import type { RowReader } from './row-reader.ts'

export function readObjective(row: RowReader<keyof typeof objectiveFields>): Objective {
  return {
    ...row.common,
    level: row.choice('level', levelLabels, null),
    team: row.word('team'),
    owners: row.people('owners'),
    cycle: cycleIn(row),
    period: row.period('period'),
    supports: row.links('supports'),
    supportsKeyResults: row.links('supportsKeyResults'),
    weight: row.number('weight'),
    state: row.choice('state', objectiveStateLabels, null) ?? 'active',
    acceptedFindings: row.choices('acceptedFindings'),
    word: row.word('word'),
    virtual: false,
  }
}
