import type { DatabaseKind } from '#src/core/model.ts'
import { decisionFields } from './decision-fields.ts'
import type { Field, Fields } from './field.ts'
import { initiativeFields } from './initiative-fields.ts'
import { keyResultFields } from './key-result-fields.ts'
import { objectiveFields } from './objective-fields.ts'
import { okrFields } from './okr-fields.ts'

const fields: Readonly<Record<DatabaseKind, Fields>> = {
  objectives: objectiveFields,
  keyResults: keyResultFields,
  initiatives: initiativeFields,
  decisions: decisionFields,
}

/** @returns the columns of one of the four databases, or of the flat layout's one */
export function fieldsOf(kind: DatabaseKind, flat = false): ReadonlyMap<string, Field> {
  return new Map(Object.entries(flat ? okrFields : fields[kind]))
}
