import type { Material } from '#src/core/explain/material.ts'
import { familiesOf } from './subject.ts'
import type { KeyResultWhatIf, ObjectiveWhatIf, Refused, Wish } from './what-if.ts'
import { whatIfKeyResult } from './what-if-key-result.ts'
import { whatIfObjective } from './what-if-objective.ts'

/** What people asked for, as they typed it. */
export interface TypedWish extends Omit<Wish, 'target'> {
  /** As Notion shows it: of a column in percent 40 is 40 %. */
  readonly target: number | null
}

/**
 * The options for the key result or objective with this id; null: it is neither, or was not read.
 * @param families of the same material, for whoever asks about many rows
 */
export function whatIfPage(
  id: string,
  material: Material,
  { target, end }: TypedWish,
  families = familiesOf(material),
): KeyResultWhatIf | ObjectiveWhatIf | Refused | null {
  const family = families(id)
  if (family === null) return null
  const subject = family.members.find(({ result }) => result.id === id)
  if (subject !== undefined) {
    const isShare = subject.keyResult.currentFormat === 'percent'
    const value = target === null || !isShare ? target : Number((target / 100).toPrecision(12))
    return whatIfKeyResult(subject, family, { target: value, end })
  }
  if (family.objective === null) return null
  const { evaluation, policy } = material
  return whatIfObjective(
    family.objective,
    family,
    { target, end },
    {
      today: evaluation.today,
      green: policy.cuts.green,
    },
  )
}
