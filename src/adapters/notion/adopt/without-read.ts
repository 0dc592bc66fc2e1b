import { decodedId } from '#src/adapters/notion/decoded-id.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { listed } from '#src/core/words/listed.ts'
import type { DatabaseToLeave, Obstacle, RemovedColumn } from '#src/ports/adoption.ts'
import type { AdoptedTable } from './adopted-table.ts'

/**
 * Leaves out of a removal what formulas and rollups of people's read: those would break with it.
 * @param tables every database of the settings, since a rollup reads another one
 */
export function withoutRead(plan: DatabaseToLeave, tables: readonly AdoptedTable[]): DatabaseToLeave {
  const removes: RemovedColumn[] = []
  const notes: Obstacle[] = []
  for (const column of plan.removes) {
    const readers = readersOf(column, plan.dataSourceId, tables)
    if (readers.length === 0) removes.push(column)
    else notes.push(isRead(column, [...new Set(readers)]))
  }
  return { ...plan, removes, notes: [...plan.notes, ...notes] }
}

function readersOf(
  { name, propertyId }: RemovedColumn,
  dataSourceId: string,
  tables: readonly AdoptedTable[],
): readonly string[] {
  const isMeant = (id: string) => id === propertyId || id === decodedId(propertyId)
  return tables.flatMap(({ schema, readers }) =>
    readers
      .filter(({ expression, rolls }) =>
        rolls
          ? isMeant(rolls.propertyId) && (rolls.dataSourceId ?? dataSourceId) === dataSourceId
          : schema.id === dataSourceId && namesIn(expression).some((each) => each === name || isMeant(each)),
      )
      .map((reader) => `${cleanText(reader.name)} of ${cleanText(schema.title, 60)}`),
  )
}

/** Names or ids of what a formula reads: `prop("Score")`, or `{{notion:block_property:abc:…}}` as Notion may tell it. */
function namesIn(expression: string): readonly string[] {
  const found = expression.matchAll(/prop\(\s*(["'])(.*?)\1\s*\)|block_property:([^:}]+)/g)
  return [...found].map(([, , name, id]) => name ?? id ?? '')
}

function isRead({ name }: RemovedColumn, readers: readonly string[]): Obstacle {
  return {
    message: `${name} is read by ${listed(readers)}, which would break without it, so it stays.`,
    mend: 'In Notion, change or delete what reads it; then run okr-sync init --remove again.',
  }
}
