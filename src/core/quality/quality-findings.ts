import type { Day } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { QualityFault, QualityKeyResult, QualityObjective } from './quality-rows.ts'
import { severalOwners } from './several-owners.ts'
import { silenceFault } from './silence-fault.ts'
import { surplusKeyResults } from './surplus-key-results.ts'
import { surplusObjectives } from './surplus-objectives.ts'
import { twoCycles } from './two-cycles.ts'
import { wordingFault } from './wording-fault.ts'

/**
 * What is weak in how objectives and key results are written, each with the reason and a better form. Rows that are over, closed
 * or left are asked nothing; those of ended cycles only tell whether targets were too easy or out of reach.
 */
export function qualityFindings(input: {
  readonly objectives: readonly QualityObjective[]
  readonly keyResults: readonly QualityKeyResult[]
  readonly today: Day
  readonly policy: Policy
}): readonly QualityFault[] {
  const { objectives, keyResults, today, policy } = input
  const keyResultsOf = Map.groupBy(keyResults, ({ objectiveId }) => objectiveId)
  const faults: QualityFault[] = []

  for (const objective of objectives) {
    if (!isRunning(objective)) continue
    const own = (keyResultsOf.get(objective.id) ?? []).filter(isRunning)
    const owners = severalOwners(objective.owners)
    if (owners !== null) faults.push({ database: 'objectives', id: objective.id, fault: owners })
    const surplus = surplusKeyResults(objective, own)
    if (surplus !== null) faults.push(surplus)
  }
  faults.push(...surplusObjectives(objectives.filter(isRunning), keyResultsOf))
  faults.push(...twoCycles(objectives, keyResultsOf))

  for (const keyResult of keyResults) {
    if (!isRunning(keyResult)) continue
    const own = [
      severalOwners(keyResult.owners),
      keyResult.status === 'complete' ? null : wordingFault(keyResult),
      silenceFault(keyResult, today, policy),
    ]
    for (const fault of own) {
      if (fault !== null) faults.push({ database: 'keyResults', id: keyResult.id, fault })
    }
  }
  return faults
}

function isRunning({ state, ended }: QualityObjective | QualityKeyResult): boolean {
  return state === 'active' && !ended
}
