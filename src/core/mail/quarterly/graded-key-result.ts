import type { KeyResultResult } from '#src/core/evaluation.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import type { Ambition, Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** `no_value`: sound, and nobody ever recorded a number. `unknown`: it cannot be scored. Neither is a miss nor 0. */
export type Outcome = 'hit' | 'missed' | 'no_value' | 'unknown'

/** A key result whose period is over. Texts are clean and shortened, numbers unrounded. */
export interface GradedKeyResult {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly ambition: Ambition
  /** 0: it is shown and counts in no figure. */
  readonly weight: number
  readonly outcome: Outcome
  /** Final, 0..1; null: it has none. */
  readonly score: number | null
  /** s*: a final score of at least this is a hit. */
  readonly targetScore: number
  /** Hit below the full target: how much of it was reached; null for any other. */
  readonly achieved: number | null
  /** The leader's word, empty when there is none. */
  readonly word: string
  /** The owner's own words. */
  readonly note: string
  /** Why there is no score; empty: there is one. */
  readonly why: string
  /** The row has moved on to another period: the day of the stored score that is left. null: it has not. */
  readonly scoredOn: Day | null
  /** Its row is still Active. */
  readonly isOpen: boolean
}

const TOLERANCE = 1e-9

/**
 * @param result of a cycle that is over, neither dropped nor deferred
 * @param scoredOn the day of the stored score that it is graded by; null: the row itself is of the cycle
 */
export function gradedKeyResult(result: KeyResultResult, scoredOn: Day | null): GradedKeyResult {
  const { score, raw } = result
  const outcome = outcomeOf(result)
  return {
    id: result.id,
    title: cleanText(result.title, 100) || 'A key result without a title',
    url: result.url,
    owners: personNames(result.owners),
    ambition: result.ambition,
    weight: result.weight,
    outcome,
    score,
    targetScore: result.targetScore,
    achieved: outcome === 'hit' && raw !== null && raw < 1 - TOLERANCE ? raw : null,
    word: cleanText(result.word ?? '', 40),
    note: cleanText(result.note, 240),
    why: score === null ? cleanText(result.why, 200) : '',
    scoredOn,
    isOpen: result.state === 'active',
  }
}

function outcomeOf({ score, status }: KeyResultResult): Outcome {
  if (score === null) return status === 'unknown' ? 'unknown' : 'no_value'
  return status === 'complete' ? 'hit' : 'missed'
}
