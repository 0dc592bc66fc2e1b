import type { KeyResult, Objective, Period } from '#src/core/model.ts'
import type { RowFault } from './row-fault.ts'

/** An objective and the time that it is about. */
export interface Cycle {
  readonly objective: Objective
  /** null: what was typed cannot be read. */
  readonly period: Period | null
  /** true: the period is over. */
  readonly ended: boolean
  /** What is wrong with the cycle; null: nothing. */
  readonly fault: RowFault | null
}

/** Where a key result belongs. */
export interface Place {
  /** null: none or several are linked. */
  readonly objective: Objective | null
  readonly period: Period | null
  readonly ended: boolean
  /** A fault of the key result's own row; null: it has its one objective. */
  readonly fault: RowFault | null
  /** Why there is no period, be it a fault of this row or of the objective's; null: there is one. */
  readonly obstacle: RowFault | null
}

/** A key result belongs to exactly one objective that was read, and shares its period. */
export function objectiveOf(
  { objectives }: Pick<KeyResult, 'objectives'>,
  cycles: ReadonlyMap<string, Cycle>,
): Place {
  const found = objectives.flatMap((id) => cycles.get(id) ?? [])
  const [only] = found
  if (only !== undefined && objectives.length === 1) {
    const { objective, period, ended } = only
    return { objective, period, ended, fault: null, obstacle: period === null ? only.fault : null }
  }
  const fault = objectives.length > 1 ? severalObjectives(objectives.length, found) : noObjective(objectives)
  return { objective: null, period: null, ended: false, fault, obstacle: fault }
}

function severalObjectives(count: number, found: readonly Cycle[]): RowFault {
  const titles = found.map(({ objective }) => `"${objective.title}"`).join(', ')
  return {
    code: 'several_objectives',
    property: 'Objective',
    message: `Objective links ${count} objectives${titles === '' ? '' : ` (${titles})`}, so it is not known where it counts.`,
    mend: 'Keep the one objective that it measures; the others can name it in Supports key result.',
  }
}

function noObjective(objectives: readonly string[]): RowFault {
  const message =
    objectives.length === 0
      ? 'Objective is empty, so it has no period and counts nowhere.'
      : 'Objective links a page that is not among the objectives that were read, so it has no period and counts nowhere.'
  return {
    code: 'no_objective',
    property: 'Objective',
    message,
    mend: 'Link the one objective that it measures.',
  }
}
