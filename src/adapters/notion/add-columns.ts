import type { DatabaseKind } from '#src/core/model.ts'
import type { Field } from './field.ts'
import { fieldProperty } from './field-property.ts'
import { fieldsOf } from './fields-of.ts'
import { type PropertyConfig, propertyConfig } from './property-config.ts'
import { findProperty } from './property-settings.ts'
import { changeDataSource, databaseKinds, databaseNames, type Workspace } from './workspace.ts'

/** Adds what is missing of the columns that lead to no other database. */
export async function addColumns(workspace: Workspace): Promise<void> {
  const { notion, schemas, added } = workspace
  for (const kind of databaseKinds) {
    const missing = missingFields(workspace, kind).filter(([, field]) => field.kind !== 'relation')
    if (missing.length === 0) continue
    const properties: Record<string, PropertyConfig> = {}
    for (const [code, field] of missing) properties[field.name] = propertyConfig(kind, code, field)
    schemas[kind] = await changeDataSource(
      notion,
      schemas[kind].id,
      `add columns to ${databaseNames[kind]}`,
      properties,
    )
    added.push(...missing.map(([, { name }]) => ({ kind, name })))
  }
}

/** Adds what is missing of the relations, each with its other side under the name that people expect. */
export async function addRelations(workspace: Workspace): Promise<void> {
  const { notion, schemas, added } = workspace
  const targets = Object.fromEntries(databaseKinds.map((kind) => [kind, schemas[kind].id]))
  for (const kind of databaseKinds) {
    for (const [code, field] of missingFields(workspace, kind)) {
      if (!field.leadsTo) continue
      const config = propertyConfig(kind, code, field, targets)
      const to = `add ${field.name} to ${databaseNames[kind]}`
      schemas[kind] = await changeDataSource(notion, schemas[kind].id, to, { [field.name]: config })
      added.push({ kind, name: field.name })
      const made = fieldProperty(kind, code, field, schemas[kind].properties)
      const otherSide = made?.otherSide
      if (otherSide) await nameOtherSide(workspace, field.leadsTo, otherSide)
    }
  }
}

/** Notion may name the other side of a relation as it likes; a name that is taken stays with what has it. */
async function nameOtherSide(
  { notion, schemas }: Workspace,
  { database, back }: NonNullable<Field['leadsTo']>,
  otherSide: { readonly id: string; readonly name: string },
): Promise<void> {
  if (otherSide.name === back || findProperty(schemas[database].properties, back)) return
  const to = `call the other side of a relation ${back}`
  schemas[database] = await changeDataSource(notion, schemas[database].id, to, {
    [otherSide.id]: { name: back },
  })
}

function missingFields({ schemas }: Workspace, kind: DatabaseKind): readonly (readonly [string, Field])[] {
  return [...fieldsOf(kind)].filter(
    ([code, field]) => field.made !== false && !fieldProperty(kind, code, field, schemas[kind].properties),
  )
}
