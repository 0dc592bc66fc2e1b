import { isReadable } from '#src/adapters/notion/cell-types.ts'
import { keyResultFields } from '#src/adapters/notion/key-result-fields.ts'
import { okrFields } from '#src/adapters/notion/okr-fields.ts'
import { columnFacts } from './column-facts.ts'
import { nameFit } from './name-fit.ts'
import type { Around } from './relation-fit.ts'
import type { SampledTable } from './sampled-table.ts'
import { valueFit } from './value-fit.ts'

/** Whether key results have their objective as text: no column leads to the objectives, and one names them. */
export function isFlat(table: SampledTable, around: Around): boolean {
  const { properties } = table.schema
  const leads = properties.some(
    ({ name, type, leadsTo }) =>
      type === 'relation' &&
      (around.kindOf(leadsTo ?? '') === 'objectives' ||
        (around.kindOf(leadsTo ?? '') === undefined &&
          nameFit('keyResults', 'objectives', keyResultFields.objectives, name) >= 3) ||
        // Objectives and their key results in one table.
        (leadsTo === table.schema.id &&
          nameFit('keyResults', 'objectives', keyResultFields.objectives, name) >= 2)),
  )
  if (leads) return false
  // What many rows share one of, and was not seen, is likelier their objective than a text that comes again.
  const mayLead = properties.some(({ id, type, leadsTo }) => {
    if (type !== 'relation' || leadsTo === null || around.kindOf(leadsTo) !== undefined) return false
    const links = table.rows.flatMap(({ cells }) => {
      const cell = cells.get(id)
      return cell?.kind === 'relation' ? [cell.ids] : []
    })
    const pages = new Set(links.flat())
    return links.filter(({ length }) => length === 1).length >= 4 && pages.size < links.length
  })
  return properties.some((property) => {
    if (!isReadable('keyResults', 'objective', okrFields.objective, property.type)) return false
    const name = nameFit('keyResults', 'objective', okrFields.objective, property.name)
    const { fit } = valueFit('objective', okrFields.objective, columnFacts(property, table.rows), around)
    return (name >= 2 && fit !== 'against') || (fit === 'for' && property.type !== 'title' && !mayLead)
  })
}
