import { isWritable, spokenType } from '#src/adapters/notion/cell-types.ts'
import { isEmptyCell } from '#src/adapters/notion/empty-cell.ts'
import type { Field } from '#src/adapters/notion/field.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import type { Inspected } from '#src/adapters/notion/inspect-databases.ts'
import { adoptedField } from '#src/adapters/notion/mark.ts'
import { originalOf } from '#src/adapters/notion/marked-column.ts'
import type { Property } from '#src/adapters/notion/schemas.ts'
import type { ServiceField } from '#src/core/model.ts'
import type { DatabaseToLeave, Obstacle, RemovedColumn } from '#src/ports/adoption.ts'
import type { Binding } from '#src/ports/bindings.ts'
import type { AdoptedTable } from './adopted-table.ts'
import { tableHead } from './table-head.ts'

/**
 * What `init --remove` would take away of one database: the columns that bear the mark of adoption, and no other.
 * @param earlier what is planned for the objectives of the same table
 */
export function planRemoved(
  inspected: Inspected,
  table: AdoptedTable,
  remembered: readonly Binding[],
  earlier?: DatabaseToLeave,
): DatabaseToLeave {
  const { bound, rows } = inspected
  const notes: Obstacle[] = []
  const removes: RemovedColumn[] = []
  const isOfEarlier = (code: string) =>
    earlier !== undefined && fieldsOf(earlier.kind).get(code)?.service === true
  for (const [code, field] of fieldsOf(bound.kind, bound.flat)) {
    if (isOfEarlier(code)) continue
    const marked = table.schema.properties.filter(({ description }) => adoptedField(description) === code)
    const known = remembered.find((binding) => binding.field === code && binding.owned)
    const ours = marked.find(({ id }) => id === known?.propertyId) ?? originalOf(marked, field)
    for (const property of marked) {
      if (property === ours && isWritable(field, property)) {
        const { id: propertyId, name } = property
        const cells = rows.filter((row) => !isEmptyCell(row, propertyId)).length
        removes.push({ field: code as ServiceField, propertyId, name, cells })
        if (code === 'prepared' && cells > 0) notes.push(addedRows(cells, property))
      } else notes.push(property === ours ? retyped(field, property) : duplicate(marked, property))
    }
    const written = known ? bound.written.get(code as ServiceField) : undefined
    if (written && !bound.madeByInit && marked.every(({ id }) => id !== written.propertyId)) {
      notes.push(unmarked(`${bound.kind}.${code}`, written.name))
    }
  }
  return {
    ...tableHead(inspected),
    obstacle: removes.length > 0 ? table.obstacle : null,
    removes: table.obstacle ? [] : removes,
    notes,
  }
}

function addedRows(count: number, { name }: Property): Obstacle {
  const rows = count === 1 ? '1 row' : `${count} rows`
  return {
    message: `okr-sync added ${rows} in which ${name} is filled. They stay, and without ${name} nothing tells them from those of people.`,
    mend: 'Put those that nobody needs into the trash of Notion first.',
  }
}

function retyped(field: Field, { name, type }: Property): Obstacle {
  return {
    message: `${name} was added for ${field.name} and somebody has made it ${spokenType(type)}, so it stays.`,
    mend: 'Delete it in Notion if nobody needs it.',
  }
}

function unmarked(path: string, name: string): Obstacle {
  return {
    message: `${name} is okr-sync's to write, but its description does not say that init --adopt added it, so it stays.`,
    mend: `Delete it in Notion if nobody needs it, or keep okr-sync out of it with "${path}": "" in NOTION_PROPERTIES.`,
  }
}

function duplicate(marked: readonly Property[], { name }: Property): Obstacle {
  const others = marked.map((property) => property.name).filter((other) => other !== name)
  return {
    message: `${name} says that okr-sync added it, and so does ${others.join(' and ')}: it is taken for a person's copy and stays.`,
    mend: 'Delete it in Notion if nobody needs it; then run okr-sync init --remove again.',
  }
}
