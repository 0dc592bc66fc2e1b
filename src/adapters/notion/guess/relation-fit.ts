import type { Field } from '#src/adapters/notion/field.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import type { ColumnFacts } from './column-facts.ts'
import type { SampledTable } from './sampled-table.ts'
import type { Judged } from './value-fit.ts'

/** What is known of the tables around one. */
export interface Around {
  /** undefined: that table was not seen. */
  kindOf(dataSourceId: string): DatabaseKind | null | undefined
  tableOf(dataSourceId: string): SampledTable | undefined
}

const spoken: Readonly<Record<DatabaseKind, string>> = {
  objectives: 'objectives',
  keyResults: 'key results',
  initiatives: 'initiatives',
  decisions: 'decisions',
}

/** Fields whose relation leads upwards within one kind of table. */
const UPWARDS: ReadonlySet<string> = new Set(['supports'])

/** Judges a relation by where it leads and, between tables of one kind, by the way in which it leads. */
export function relationFit(code: string, field: Field, facts: ColumnFacts, around: Around): Judged {
  const { leadsTo } = facts.property
  if (leadsTo === null || !field.leadsTo) return { fit: 'open', because: '' }
  const kind = around.kindOf(leadsTo)
  // A table that was not seen may be anything.
  if (kind === undefined) return { fit: 'open', because: '' }
  const wanted = field.leadsTo.database
  // A table of objectives and their key results in one leads to itself.
  if (code === 'objectives' && kind === 'keyResults' && isToItself(facts, around))
    return { fit: 'open', because: '' }
  if (kind !== wanted) return { fit: 'against', because: `it does not lead to the ${spoken[wanted]}` }
  const because = `it leads to the ${spoken[kind]}`
  return UPWARDS.has(code) ? upwardFit(facts, around, because) : { fit: 'for', because }
}

function isToItself({ property }: ColumnFacts, around: Around): boolean {
  const table = around.tableOf(property.leadsTo ?? '')
  return table?.schema.properties.some((each) => each === property) ?? false
}

/** Many are below one: upwards no row leads to more than one, and downwards some do. */
function upwardFit({ property, mostLinks }: ColumnFacts, around: Around, because: string): Judged {
  const there = around.tableOf(property.leadsTo ?? '')
  const backwards = property.otherSide ? mostLinksOf(there, property.otherSide.id) : 0
  if (mostLinks === 1 && backwards > 1) return { fit: 'for', because: `${because}, and to one at a time` }
  return mostLinks > 1 && backwards === 1
    ? { fit: 'against', because: `${because} below it` }
    : { fit: 'open', because }
}

function mostLinksOf(table: SampledTable | undefined, propertyId: string): number {
  return Math.max(
    0,
    ...(table?.rows ?? []).map((row) => {
      const cell = row.cells.get(propertyId)
      return cell?.kind === 'relation' ? cell.ids.length : 0
    }),
  )
}
