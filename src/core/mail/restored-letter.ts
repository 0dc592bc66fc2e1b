import type { Evaluation } from '#src/core/evaluation.ts'
import type { Instant } from '#src/core/model.ts'
import { systemNames } from '#src/core/words/outage-in-words.ts'
import type { Outage } from '#src/core/work/outages.ts'
import type { Escalation } from './escalation.ts'

/** What one person hears when a source is back: all that is off track since, in one letter. */
export interface RestoredLetter {
  /** `Linear`, or `Linear and GitHub`; empty: not known any more. */
  readonly source: string
  readonly isSeveral: boolean
  /** null: not known any more. */
  readonly since: Instant | null
  /** When it was back. */
  readonly until: Instant
  /** At least one. */
  readonly escalations: readonly Escalation[]
  readonly asOf: Instant
  readonly ruleVersion: string
}

/**
 * @param input.restored the sources that are back since this run
 * @param input.until when they were
 * @param input.escalations at least one
 */
export function restoredLetter(input: {
  readonly restored: readonly Pick<Outage, 'system' | 'since'>[]
  readonly until: Instant
  readonly escalations: readonly Escalation[]
  readonly evaluation: Pick<Evaluation, 'asOf' | 'ruleVersion'>
}): RestoredLetter {
  const { restored, until, escalations, evaluation } = input
  return {
    source: systemNames(restored.map(({ system }) => system)),
    isSeveral: restored.length > 1,
    since: restored.map(({ since }) => since).toSorted()[0] ?? null,
    until,
    escalations,
    asOf: evaluation.asOf,
    ruleVersion: evaluation.ruleVersion,
  }
}
