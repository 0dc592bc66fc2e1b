import type { Decision } from '#src/core/model.ts'
import type { decisionFields } from './decision-fields.ts'
import { decisionStatusLabels, reversibleLabels } from './labels.ts'
import type { RowReader } from './row-reader.ts'

export function readDecision(row: RowReader<keyof typeof decisionFields>): Decision {
  return {
    ...row.common,
    raised: row.day('raised'),
    date: row.day('date'),
    status: row.choice('status', decisionStatusLabels, 'invalid'),
    context: row.text('context'),
    options: row.text('choices'),
    recommendation: row.text('recommendation'),
    decided: row.text('decided'),
    rationale: row.text('rationale'),
    reversible: row.choice('reversible', reversibleLabels, 'invalid'),
    outcome: row.text('outcome'),
    owners: row.people('owners'),
    decideBy: row.day('decideBy'),
    reviewDate: row.day('reviewDate'),
    keyResults: row.links('keyResults'),
    initiatives: row.links('initiatives'),
    supersedes: row.links('supersedes'),
  }
}
