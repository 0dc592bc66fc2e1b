import type { Day, KeyResult, Objective, Period } from '#src/core/model.ts'
import type { OwnPeriod } from './objective-period.ts'
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
  /** true: its row names no time, and its key results do. */
  readonly isTheirs: boolean
  /** What counts as the time of key results that name one themselves, by their id. */
  readonly named: ReadonlyMap<string, OwnPeriod>
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

/** A key result belongs to exactly one objective that was read, and shares its period unless its own counts. */
export function objectiveOf(
  { id, objectives, objectiveTyped: typed }: Pick<KeyResult, 'id' | 'objectives' | 'objectiveTyped'>,
  cycles: ReadonlyMap<string, Cycle>,
  today: Day,
): Place {
  const found = objectives.flatMap((id) => cycles.get(id) ?? [])
  const [only] = found
  if (only !== undefined && objectives.length === 1) {
    const { objective, period, ended } = only
    const own = only.named.get(id)
    if (own !== undefined) {
      const isOver = own.period !== null && own.period.end < today
      return { objective, period: own.period, ended: isOver, fault: own.fault, obstacle: own.fault }
    }
    return { objective, period, ended, fault: null, obstacle: period === null ? only.fault : null }
  }
  const fault =
    objectives.length > 1
      ? severalObjectives(objectives.length, found, typed)
      : noObjective(objectives, typed)
  return { objective: null, period: null, ended: false, fault, obstacle: fault }
}

function severalObjectives(count: number, found: readonly Cycle[], typed: string | undefined): RowFault {
  if (typed !== undefined)
    return {
      code: 'several_objectives',
      property: 'Objective',
      message: `Objective is "${typed}", the title of ${count} objectives, so it is not known where it counts.`,
      mend: 'Fill Cycle in this row as in the one that it measures, or give them titles of their own.',
    }
  const titles = found.map(({ objective }) => `"${objective.title}"`).join(', ')
  return {
    code: 'several_objectives',
    property: 'Objective',
    message: `Objective links ${count} objectives${titles === '' ? '' : ` (${titles})`}, so it is not known where it counts.`,
    mend: 'Keep the one objective that it measures; the others can name it in Supports key result.',
  }
}

function noObjective(objectives: readonly string[], typed: string | undefined): RowFault {
  if (typed !== undefined && objectives.length === 0)
    return {
      code: 'no_objective',
      property: 'Objective',
      message: `Objective is "${typed}", the title of none of the objectives that were read, so it has no period and counts nowhere.`,
      mend: 'Type the title of the one objective that it measures, or change Objective into a relation and link it.',
    }
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
