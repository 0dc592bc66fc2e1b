import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { adoptedMark, ownedField } from '#src/adapters/notion/mark.ts'
import { type PropertyConfig, propertyConfig } from '#src/adapters/notion/property-config.ts'
import type { DataSource } from '#src/adapters/notion/schemas.ts'
import { changeDataSource, readDataSource } from '#src/adapters/notion/workspace.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import type { AddedColumn, DatabaseToAdopt } from '#src/ports/adoption.ts'
import { Failure } from '#src/ports/failure.ts'
import { readAdoptedTable } from './adopted-table.ts'

/**
 * Adds the columns of a plan that are not there yet, all in one request. A request with the name of a property that is there
 * would change that, so the names are looked at once more just before.
 * @param before called before anything is changed
 * @returns the schema as Notion shows it then, and what was added
 * @throws Failure; conflict where somebody has taken one of the names
 */
export async function addAdopted(
  notion: Notion,
  plan: DatabaseToAdopt,
  flat: boolean,
  before: () => Promise<void>,
): Promise<{ readonly schema: DataSource; readonly added: readonly AddedColumn[] }> {
  const table = await readAdoptedTable(notion, plan.dataSourceId)
  const isThere = ({ properties }: DataSource, { field }: AddedColumn) =>
    properties.some(({ description }) => ownedField(description) === field)
  const added = plan.adds.filter((column) => !isThere(table.schema, column))
  if (added.length === 0) return { schema: table.schema, added }
  if (table.obstacle) throw refused('invalid', `${table.obstacle.message} ${table.obstacle.mend}`)
  const taken = new Set([...table.names, ...table.ids].map((name) => plainWords(name)))
  const clash = added.find(({ name }) => taken.has(plainWords(name)))
  if (clash) {
    throw refused(
      'conflict',
      `Somebody has added a property called ${clash.name} since the plan was made, so nothing is added here. Run okr-sync init --adopt again.`,
    )
  }

  const fields = fieldsOf(plan.kind, flat)
  const properties: Record<string, PropertyConfig> = {}
  for (const { field, name } of added) {
    const made = fields.get(field)
    if (!made) continue
    const description = `${made.says} ${adoptedMark(field)}`
    properties[name] = { ...propertyConfig(plan.kind, field, made), description }
  }
  await before()
  await changeDataSource(notion, plan.dataSourceId, `add columns to ${plan.title}`, properties, {
    again: 'okr-sync init --adopt',
    async look() {
      const now = await readDataSource(notion, plan.dataSourceId)
      return added.every((column) => isThere(now, column)) ? now : null
    },
  })
  const schema = await readDataSource(notion, plan.dataSourceId)
  const lacking = added.filter((column) => !isThere(schema, column))
  if (lacking.length === 0) return { schema, added }
  throw refused(
    'not_understood',
    `Notion took the columns ${lacking.map(({ name }) => name).join(', ')} and does not show them. Look at the database, then run okr-sync init --adopt again: it finds what is there.`,
  )
}

function refused(code: Failure['code'], message: string): Failure {
  return new Failure({ system: 'notion', code, message })
}
