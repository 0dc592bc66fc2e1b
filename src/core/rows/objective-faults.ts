import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Objective } from '#src/core/model.ts'
import { usedWeight } from '#src/core/scoring/weight.ts'
import type { Cycle } from './objective-of.ts'
import type { RowFault } from './row-fault.ts'

/** Faults in an objective's own row. One that is closed or cancelled, or only a text of the flat layout, asks for nothing. */
export function objectiveFaults(
  { objective, fault }: Cycle,
  keyResults: readonly KeyResultResult[],
): RowFault[] {
  if (objective.state !== 'active' || objective.virtual) return []
  const faults: RowFault[] = fault === null ? [] : [fault]
  const { problem } = usedWeight(objective.weight)
  if (problem !== null) {
    const { level: _, ...weightFault } = problem
    faults.push(weightFault)
  }
  if (objective.owners.length === 0) faults.push(noOwner())
  if (keyResults.length === 0) faults.push(noKeyResults(objective))
  if (keyResults.length > 0 && keyResults.every(({ weight }) => weight === 0)) faults.push(noWeight())
  return faults
}

function noOwner(): RowFault {
  return {
    code: 'no_owner',
    property: 'Owner',
    message: 'Owner is empty, so nobody answers for it.',
    mend: 'Choose one person in Owner.',
  }
}

function noKeyResults({ title }: Objective): RowFault {
  return {
    code: 'no_key_results',
    property: 'Key results',
    message: `No key result belongs to "${title}", so its status is unknown.`,
    mend: 'Add a key result and choose this objective in it, or set State to Cancelled.',
  }
}

function noWeight(): RowFault {
  return {
    code: 'no_weight',
    property: 'Weight',
    message: 'Every key result of it has the weight 0, so there is no score to roll up.',
    mend: 'Give at least one of its key results a Weight above 0, for example 1, or empty Weight.',
  }
}
