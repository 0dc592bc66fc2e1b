import { bindDatabase } from '#src/adapters/notion/bind-database.ts'
import { TIME_PARTS } from '#src/adapters/notion/cycle-in.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { fieldOfCode } from '#src/adapters/notion/further-columns.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { configuredAs } from './configured-as.ts'
import type { GuessedTable } from './guess-tables.ts'

const kinds: readonly DatabaseKind[] = ['objectives', 'keyResults', 'initiatives', 'decisions']

/**
 * What NOTION_PROPERTIES has to say so that every sync reads the tables as they were guessed: names of properties by
 * `<database>.<field>`; several, parted by ` | `, where the tables of a kind name a field differently, or one of them keeps a
 * field's links in several columns; empty where a column would
 * be taken for a field that it may not hold.
 */
export function settingsOf(guessed: readonly GuessedTable[]): Record<string, string> {
  const settings: Record<string, string> = {}
  for (const kind of kinds) {
    const tables = guessed.filter((each) => each.kind === kind)
    for (const code of new Set(tables.flatMap(({ columns }) => columns.map(({ field }) => field)))) {
      const columns = tables.flatMap((each) => each.columns.filter(({ field }) => field === code))
      if (columns.every(({ byItself }) => byItself)) continue
      settings[`${kind}.${code}`] = namesFor(tables, code).join(' | ')
    }
    for (const table of tables) {
      for (const code of takenWrongly(table, settings)) settings[`${kind}.${code}`] ??= ''
    }
  }
  return settings
}

/** By id where the name that is meant in one table means another field in the next. */
function namesFor(tables: readonly GuessedTable[], code: string): readonly string[] {
  const names = new Set<string>()
  for (const { columns, table } of tables) {
    for (const { property: name } of columns.filter(({ field }) => field === code)) {
      const property = table.schema.properties.find((each) => each.name === name)
      if (!property) continue
      const isElsewhere = tables.some(
        (other) =>
          other.table !== table &&
          other.table.schema.properties.some((each) => each.name === name) &&
          !other.columns.some((column) => column.field === code && column.property === name),
      )
      const isTwin = table.schema.properties.filter((each) => sameName(each.name, property.name)).length > 1
      names.add(isElsewhere || isTwin || name.includes(' | ') ? property.id : property.name)
    }
  }
  return [...names]
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

/** Fields that a sync would read from a column although it could not be told whether it holds them. */
function takenWrongly(
  { table, kind, flat, mixed, columns }: GuessedTable,
  settings: Readonly<Record<string, string>>,
): readonly string[] {
  if (kind === null) return []
  const database = configuredAs({ table, kind, flat, mixed })
  const { bound } = bindDatabase(database, table.schema, table.rows, [], settings)
  return [...new Set([...bound.columns.keys()].map(fieldOfCode))].filter(
    (code) =>
      !columns.some(({ field }) => field === code) &&
      !fieldsOf(kind, flat).get(code)?.required &&
      code !== 'acceptedFindings' &&
      !TIME_PARTS.has(code),
  )
}
