import type { Decision } from '#src/core/model.ts'
import type { decisionFields } from './decision-fields.ts'
import { decisionStatusLabels } from './labels.ts'
import type { RowReader } from './row-reader.ts'

export function readDecision(row: RowReader<keyof typeof decisionFields>): Decision {
  return {
    ...row.common,
    raised: row.day('raised'),
    date: row.day('date'),
    status: row.choice('status', decisionStatusLabels, 'invalid'),
    rationale: row.text('rationale'),
    outcome: row.text('outcome'),
    owners: row.people('owners'),
    decideBy: row.day('decideBy'),
    reviewDate: row.day('reviewDate'),
    keyResults: row.links('keyResults'),
    initiatives: row.links('initiatives'),
    supersedes: row.links('supersedes'),
  }
}
