import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import type { BoundDatabase } from './bound-database.ts'
import { newDecisionCells } from './new-decision-cells.ts'
import type { Source } from './source.ts'

/**
 * The decision log to which a row is added, with its cells: of several, the first that can link what the decision is about.
 * @param sources all that are read
 * @returns null: none has the column Prepared
 */
export function logFor(bounds: readonly BoundDatabase[], sources: readonly Source[], decision: NewDecision) {
  const logs = bounds.filter(({ kind, written }) => kind === 'decisions' && written.has('prepared'))
  const offers = logs.map((database) => ({ database, cells: newDecisionCells(database, sources, decision) }))
  const links = ({ cells }: (typeof offers)[number]) =>
    Object.values(cells).some(
      (cell) => 'relation' in cell && cell.relation.some(({ id }) => id === decision.pageId),
    )
  return offers.find(links) ?? offers[0] ?? null
}
