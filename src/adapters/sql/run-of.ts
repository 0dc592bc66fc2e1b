import type { InferSelectModel } from 'drizzle-orm'
import type { Run } from '#src/ports/ledger.ts'
import type { runs } from './schema.ts'

/** A row of the ledger as the port hands it out. A run that was closed has all of its end. */
export function runOf(row: Omit<InferSelectModel<typeof runs>, 'workspace'>): Run {
  const { id, job, asOf, startedAt, ruleVersion } = row
  const { finishedAt, outcome, inputsHash, evaluationHash, summary, error } = row
  const isClosed = finishedAt !== null && outcome !== null && summary !== null
  const end = isClosed ? { finishedAt, outcome, inputsHash, evaluationHash, summary, error } : null
  return { id, job, asOf, startedAt, ruleVersion, end }
}
