import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import { keyResultCase, layOut } from '#src/core/explain/key-result-case.ts'
import type { Material } from '#src/core/explain/material.ts'
import type { ServiceField } from '#src/core/model.ts'
import type { Case } from '#src/core/words/case.ts'

/** A key result with what it was scored from. */
export interface Subject extends Case {
  readonly result: KeyResultResult
  /** Columns that it is reckoned from cannot be read. */
  readonly isLost: boolean
}

/** An objective with its key results. */
export interface Family {
  /** null: the key result has no objective that was read. */
  readonly objective: ObjectiveResult | null
  readonly members: readonly Subject[]
}

const NEEDED: ReadonlySet<ServiceField> = new Set(['status', 'confidence', 'forecast'])

/**
 * The family of any key result or objective of an evaluation by the row's id; null: the page is neither, or was not read. What
 * the rows have in common is laid out once, and each key result once.
 */
export function familiesOf(material: Material): (id: string) => Family | null {
  const { evaluation, snapshot } = material
  const laid = layOut(material)
  const rows = new Map(snapshot.keyResults.map((row) => [row.id, row]))
  const results = new Map(evaluation.keyResults.map((row) => [row.id, row]))
  const objectives = new Map(evaluation.objectives.map((row) => [row.id, row]))
  const lost = new Set(
    evaluation.withheld.flatMap(({ pageId, fields }) =>
      fields.some((field) => NEEDED.has(field)) ? [pageId] : [],
    ),
  )
  const subjects = new Map<string, Subject | null>()
  const lay = (id: string): Subject | null => {
    const [keyResult, result] = [rows.get(id), results.get(id)]
    if (keyResult === undefined || result === undefined) return null
    const { found } = keyResultCase(keyResult, result, material, laid)
    return { ...found, result, isLost: lost.has(id) }
  }
  const subjectOf = (id: string): Subject | null => {
    const known = subjects.get(id)
    if (known !== undefined) return known
    const subject = lay(id)
    subjects.set(id, subject)
    return subject
  }

  return (id) => {
    const own = results.get(id)
    const objective = objectives.get(own === undefined ? id : (own.objectiveId ?? '')) ?? null
    if (own === undefined && objective === null) return null
    const ids = objective === null ? [id] : objective.keyResults
    return { objective, members: ids.flatMap((each) => subjectOf(each) ?? []) }
  }
}
