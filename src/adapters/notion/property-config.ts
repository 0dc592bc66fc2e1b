import type { CreateDatabaseParameters, UpdateDataSourceParameters } from '@notionhq/client'
import type { DatabaseKind } from '#src/core/model.ts'
import { typeMade } from './cell-types.ts'
import type { Field } from './field.ts'
import { madeMark, ownedMark } from './mark.ts'

type AtCreation = NonNullable<NonNullable<CreateDatabaseParameters['initial_data_source']>['properties']>
type AtUpdate = NonNullable<UpdateDataSourceParameters['properties']>

/** A property as both endpoints take it. */
export type PropertyConfig = AtCreation[string] & NonNullable<AtUpdate[string]>

const colors: Readonly<Record<string, 'green' | 'yellow' | 'red' | 'blue' | 'gray' | 'orange'>> = {
  'On track': 'green',
  'At risk': 'yellow',
  'Off track': 'red',
  Blocked: 'red',
  Complete: 'blue',
  Done: 'blue',
  Unknown: 'gray',
  'Not started': 'gray',
  None: 'blue',
  Low: 'green',
  Medium: 'yellow',
  High: 'orange',
  Critical: 'red',
}

/** What `init` writes under a property's name: help for people, and the mark of what is the service's. */
export function descriptionOf(database: DatabaseKind, code: string, field: Field): string {
  if (field.service) return `${field.says} ${ownedMark(code)}`
  return field.kind === 'title' ? `${field.says} ${madeMark(database)}` : field.says
}

/**
 * A property as Notion is asked to make it.
 * @param targets the data sources that relations lead to
 */
export function propertyConfig(
  database: DatabaseKind,
  code: string,
  field: Field,
  targets: Partial<Record<DatabaseKind, string>> = {},
): PropertyConfig {
  const description = descriptionOf(database, code, field)
  const options = Object.values(field.options ?? {}).map((name) => {
    const color = colors[name]
    return color ? { name, color } : { name }
  })
  switch (typeMade(field)) {
    case 'title':
      return { title: {}, description }
    case 'number':
      return { number: { format: field.format ?? 'number' }, description }
    case 'select':
      return { select: { options }, description }
    case 'multi_select':
      return { multi_select: { options }, description }
    case 'date':
      return { date: {}, description }
    case 'people':
      return { people: {}, description }
    case 'relation': {
      const { database: target, back } = field.leadsTo ?? {}
      const id = target && targets[target]
      if (!id || !back) throw new TypeError(`${field.name} leads to no database that exists`)
      return {
        relation: { data_source_id: id, dual_property: { synced_property_name: back } },
        description,
      }
    }
    default:
      return { rich_text: {}, description }
  }
}
