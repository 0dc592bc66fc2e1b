import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { type GradedKeyResult, gradedKeyResult, type Outcome } from './graded-key-result.ts'
import type { RowsOfCycle } from './rows-of-cycle.ts'

/** An objective whose period is over. */
export interface GradedObjective {
  readonly id: string
  readonly title: string
  readonly url: string
  /** null: its row names none. */
  readonly level: ObjectiveResult['level']
  /** Empty: none. */
  readonly team: string
  readonly owners: readonly string[]
  /** Its final grade, 0..1; null: none of its key results has a score. */
  readonly score: number | null
  /** Against the goals that the cycle began with; null: none was moved. */
  readonly originalScore: number | null
  readonly word: string
  readonly isOpen: boolean
  /** true: an objective of a later cycle goes on with it. */
  readonly isCarriedOver: boolean
  /** What was missed first, then what has no score, then what was hit. */
  readonly keyResults: readonly GradedKeyResult[]
}

export const LEVELS = ['company', 'department', 'team', null] as const

const ORDER: readonly Outcome[] = ['missed', 'no_value', 'unknown', 'hit']

/** The company's first, then by level; within one the lowest grade first and those without one last. */
export function gradedObjectives(
  { objectives, keyResults, scoredOn }: Pick<RowsOfCycle, 'objectives' | 'keyResults' | 'scoredOn'>,
  carried: ReadonlySet<string>,
): readonly GradedObjective[] {
  const children = Map.groupBy(keyResults, ({ objectiveId }) => objectiveId)
  return objectives
    .map((objective) => ({
      ...graded(objective, children.get(objective.id) ?? [], scoredOn),
      isCarriedOver: carried.has(objective.id),
    }))
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.score ?? 2) - (b.score ?? 2))
}

function graded(
  objective: ObjectiveResult,
  keyResults: readonly KeyResultResult[],
  scoredOn: RowsOfCycle['scoredOn'],
): Omit<GradedObjective, 'isCarriedOver'> {
  return {
    id: objective.id,
    title: cleanText(objective.title, 100) || 'An objective without a title',
    url: objective.url,
    level: objective.level,
    team: cleanText(objective.team ?? '', 40),
    owners: personNames(objective.owners),
    score: objective.score,
    originalScore: objective.originalScore,
    word: cleanText(objective.word ?? '', 40),
    isOpen: objective.state === 'active' && !objective.virtual,
    keyResults: keyResults
      .map((result) => gradedKeyResult(result, scoredOn.get(result.id) ?? null))
      .toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome)),
  }
}
