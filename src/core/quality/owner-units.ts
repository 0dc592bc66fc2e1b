import { personNames } from '#src/core/mail/person-names.ts'
import type { Person } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { inTitleOrder } from './in-title-order.ts'
import type { QualityObjective } from './quality-rows.ts'

/** Who answers for objectives of one level: a team, else a person. */
export interface OwnerUnit {
  /** null: it is a team. */
  readonly owner: Person | null
  /** At least one. */
  readonly objectives: readonly QualityObjective[]
}

/**
 * The units with their objectives, in an order that the order of the rows does not change. An objective without a team is one of
 * each of its owners, and of nobody without any.
 * @param fewest units with fewer objectives are left out
 */
export function ownerUnits(objectives: readonly QualityObjective[], fewest: number): readonly OwnerUnit[] {
  const units = new Map<string, { readonly owner: Person | null; readonly objectives: QualityObjective[] }>()
  const add = (key: string, owner: Person | null, objective: QualityObjective) => {
    const known = units.get(key)
    if (known === undefined) units.set(key, { owner, objectives: [objective] })
    else known.objectives.push(objective)
  }
  for (const objective of objectives) {
    const { level, owners } = objective
    const team = (objective.team ?? '').trim().toLowerCase()
    if (team !== '') add(`${level} team ${team}`, null, objective)
    else for (const owner of onePerId(owners)) add(`${level} owner ${owner.id}`, owner, objective)
  }
  return [...units]
    .filter(([, unit]) => unit.objectives.length >= fewest)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, unit]) => unit)
}

/** The unit as it stands in a sentence. */
export function unitName({ owner, objectives }: OwnerUnit): string {
  if (owner !== null) return personNames([owner]).join()
  const [first] = inTitleOrder(objectives)
  return `Team ${cleanText(first?.team ?? '', 60)}`.trim()
}

function onePerId(owners: readonly Person[]): readonly Person[] {
  return owners.length < 2 ? owners : [...new Map(owners.map((owner) => [owner.id, owner])).values()]
}
