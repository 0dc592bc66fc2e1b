import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import type { BoundDatabase, Column } from './bound-database.ts'
import { codeOf } from './code-of.ts'
import type { decisionFields } from './decision-fields.ts'
import { fieldOfCode } from './further-columns.ts'
import { decisionStatusLabels } from './labels.ts'
import { databaseIdIn } from './notion-id.ts'
import type { PropertyValue } from './property-value.ts'
import type { Source } from './source.ts'
import { textRuns } from './text-runs.ts'

/** As many pages as Notion takes for one relation. */
const mostLinks = 100

type Of<Value> = Readonly<Partial<Record<string, Value>>> &
  Readonly<Partial<Record<keyof typeof decisionFields, Value>>>

/**
 * The cells of a new row by the ids of their columns. What people keep in a column of another type, and a link to a row that the
 * relation does not lead to, is left out: Notion would refuse the whole row.
 * @param sources all that are read
 */
export function newDecisionCells(
  { columns, written, dataSourceId }: BoundDatabase,
  sources: readonly Source[],
  decision: NewDecision,
): Readonly<Record<string, PropertyValue>> {
  const texts: Of<string> = {
    title: decision.title,
    context: decision.context,
    choices: decision.options,
    recommendation: decision.recommendation,
    ifNoResponse: decision.ifNoResponse,
    prepared: decision.prepared,
    // Where names are kept as text.
    owners: decision.owners.map(({ name }) => name).join(', '),
  }
  const days: Of<string> = {
    raised: decision.raised,
    decideBy: decision.decideBy,
    reviewDate: decision.reviewDate,
  }
  const links: Of<readonly string[]> = { keyResults: decision.keyResults, initiatives: decision.initiatives }
  const { properties } = sources.find(({ id }) => id === dataSourceId)?.schema ?? { properties: [] }

  function valueFor(column: Column): PropertyValue | null {
    const field = fieldOfCode(column.field)
    switch (column.type) {
      case 'title':
        return texts[field] ? { title: textRuns(texts[field]) } : null
      case 'rich_text':
        return texts[field] ? { rich_text: textRuns(texts[field]) } : null
      case 'date':
        return days[field] ? { date: { start: days[field] } } : null
      case 'select':
      case 'status': {
        const name = field === 'status' ? proposedIn(column) : null
        if (name === null) return null
        return column.type === 'select' ? { select: { name } } : { status: { name } }
      }
      case 'people': {
        // Whom OWNERS alone knows has no id of Notion's.
        const people = decision.owners.filter(({ id }) => databaseIdIn(id) !== null)
        return field === 'owners' && people.length > 0 ? { people: people.map(({ id }) => ({ id })) } : null
      }
      case 'relation': {
        const leadsTo = properties.find(({ id }) => id === column.propertyId)?.leadsTo
        const rows = sources.find(({ id }) => id === leadsTo)?.rows
        const there = (links[field] ?? []).filter((id) => rows?.has(id)).slice(0, mostLinks)
        return there.length > 0 ? { relation: there.map((id) => ({ id })) } : null
      }
      default:
        return null
    }
  }

  const cells: Record<string, PropertyValue> = {}
  const prepared = written.get('prepared')
  for (const column of [...columns.values(), ...(prepared ? [prepared] : [])]) {
    const value = valueFor(column)
    if (value) cells[column.propertyId] = value
  }
  return cells
}

/** The option that says so; a status takes none that is not there, and what it shows by itself counts as open. */
function proposedIn({ type, options }: Column): string | null {
  const label = decisionStatusLabels.proposed
  return (
    options.find((option) => option.toLowerCase() === label.toLowerCase()) ??
    options.find((option) => codeOf(decisionStatusLabels, option) === 'proposed') ??
    (type === 'select' ? label : null)
  )
}
