import { isContradicted } from '#src/core/rows/voices.ts'
import { explainDecision } from './explain-decision.ts'
import { explainKeyResult } from './explain-key-result.ts'
import { explainObjective } from './explain-objective.ts'
import type { Explanation } from './explanation.ts'
import { head } from './head.ts'
import type { Material } from './material.ts'

/** Everything there is to say of the row with this id; null: no such row was read. */
export function explainRow(id: string, material: Material): Explanation | null {
  const { snapshot, evaluation } = material
  const byId = (row: { readonly id: string }) => row.id === id

  const keyResult = snapshot.keyResults.find(byId)
  const keyResultResult = evaluation.keyResults.find(byId)
  if (keyResult && keyResultResult) return explainKeyResult(keyResult, keyResultResult, material)

  const objective = snapshot.objectives.find(byId)
  const objectiveResult = evaluation.objectives.find(byId)
  if (objective && objectiveResult) return explainObjective(objective, objectiveResult, material)

  const initiative = evaluation.initiatives.find(byId)
  if (initiative) {
    const { health, progress, progressFrom, forecast, noForecast, timeline, velocity } = initiative
    const { holdsUp, waitsFor, voices } = initiative
    return {
      kind: 'initiative',
      ...head(initiative, [initiative.why], evaluation),
      health,
      progress,
      progressFrom,
      forecast,
      noForecast,
      timeline,
      velocity,
      holdsUp,
      waitsFor,
      voices,
      isContradicted: isContradicted(voices),
    }
  }
  const decision = evaluation.decisions.find(byId)
  return decision ? explainDecision(decision, material) : null
}
