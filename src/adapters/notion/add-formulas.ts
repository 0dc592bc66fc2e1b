import type { DatabaseKind } from '#src/core/model.ts'
import { fieldProperty } from './field-property.ts'
import { fieldsOf } from './fields-of.ts'
import { formulas } from './formulas.ts'
import { findProperty } from './property-settings.ts'
import { changeDataSource, type Workspace } from './workspace.ts'

/** Adds what is missing of Expected, Gap and Days left to the key results, one by one: the second names the first. */
export async function addFormulas(workspace: Workspace): Promise<void> {
  const { notion, schemas, added } = workspace
  for (const { name, says, expression } of formulas(namesIn(workspace))) {
    const { id, properties } = schemas.keyResults
    if (findProperty(properties, name) || properties.some((property) => property.description === says))
      continue
    schemas.keyResults = await changeDataSource(notion, id, `add ${name}`, {
      [name]: { formula: { expression }, description: says },
    })
    added.push({ kind: 'keyResults', name })
  }
}

function namesIn({ schemas }: Workspace) {
  const nameOf = (kind: DatabaseKind, code: string) => {
    const field = fieldsOf(kind).get(code)
    const property = field && fieldProperty(kind, code, field, schemas[kind].properties)
    return property?.name ?? field?.name ?? code
  }
  return {
    objectives: nameOf('keyResults', 'objectives'),
    period: nameOf('objectives', 'period'),
    curve: nameOf('keyResults', 'curve'),
    type: nameOf('keyResults', 'type'),
    ambition: nameOf('keyResults', 'ambition'),
    milestones: nameOf('keyResults', 'milestones'),
    score: nameOf('keyResults', 'score'),
    expected: 'Expected',
  }
}
