import type { Objective } from '#src/core/model.ts'
import { timeIn } from './cycle-in.ts'
import type { CyclePage } from './cycle-pages.ts'
import { levelLabels, objectiveStateLabels } from './labels.ts'
import type { objectiveFields } from './objective-fields.ts'
import type { RowReader } from './row-reader.ts'

/** @param pages that rows link as their cycle, by id */
export function readObjective(
  row: RowReader<keyof typeof objectiveFields>,
  pages: ReadonlyMap<string, CyclePage>,
): Objective {
  return {
    ...row.common,
    level: row.choice('level', levelLabels, null),
    team: row.word('team'),
    owners: row.people('owners'),
    ...timeIn(row, pages),
    supports: row.links('supports'),
    supportsKeyResults: row.links('supportsKeyResults'),
    weight: row.number('weight'),
    state: row.choice('state', objectiveStateLabels, null) ?? 'active',
    acceptedFindings: row.choices('acceptedFindings'),
    word: row.word('word'),
    virtual: false,
  }
}
