import type { ObjectiveResult } from '#src/core/evaluation.ts'
import type { Policy } from '#src/core/policy.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { type RollUp, rollUp } from '#src/core/scoring/roll-up.ts'
import { usedWeight } from '#src/core/scoring/weight.ts'
import type { KeyResultError } from './company-score.ts'
import type { FileObjective, FileSection, PlacedKeyResult } from './file-company.ts'
import { inFileWords } from './file-words.ts'
import { type ScoredRow, scoreRow } from './score-row.ts'

/** An objective with its key results, scored and rolled up; `id` is its key. */
export interface ScoredObjective
  extends Omit<RollUp, 'worstKeyResult'>,
    Pick<ObjectiveResult, 'id' | 'weight'> {
  readonly objective: FileObjective
  readonly section: FileSection
  readonly rows: readonly ScoredRow[]
  readonly worst: ScoredRow | null
  /** Of its own row. */
  readonly faults: readonly RowFault[]
}

/** Scores the key results of an objective and rolls them up (scoring rules, "objective roll-up"). */
export function scoreObjective(
  objective: FileObjective,
  section: FileSection,
  repeated: ReadonlyMap<PlacedKeyResult, KeyResultError>,
  policy: Policy,
): ScoredObjective {
  const rows = objective.keyResults.map((row) =>
    scoreRow(row, { objective, section, repeated: repeated.get(row) }, policy),
  )
  const { worstKeyResult, ...rolledUp } = rollUp(rows, policy)
  const { weight, problem } = usedWeight(objective.weight)
  const faults: RowFault[] = [...objective.faults]
  if (problem !== null && !faults.some(({ property }) => property === 'weight')) {
    const { level: _, ...fault } = inFileWords(problem, objective.names)
    faults.push(fault)
  }
  if (rows.length > 0 && rows.every((each) => each.weight === 0)) faults.push(NO_WEIGHT)
  else if (rows.length > 0 && section.time.period !== null && !rows.some(({ counts }) => counts)) {
    faults.push(NOTHING_COUNTS)
  }
  return {
    ...rolledUp,
    id: objective.key,
    weight,
    objective,
    section,
    rows,
    worst: rows.find((row) => row.id === worstKeyResult) ?? null,
    faults,
  }
}

const NO_WEIGHT: RowFault = {
  code: 'no_weight',
  property: 'weight',
  message: 'Every key result of it has the weight 0, so there is no score to roll up.',
  mend: 'Give at least one of its key results a weight above 0, for example 1, or leave weight out.',
}

const NOTHING_COUNTS: RowFault = {
  code: 'nothing_counts',
  property: 'key_results',
  message:
    'None of its key results has both a sound definition and a weight above 0, so its status is unknown.',
  mend: 'Mend one of its key results first; what is wrong is said at each.',
}
