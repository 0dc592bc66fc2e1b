import type { Finding } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Binding } from '#src/ports/bindings.ts'
import { isEmptyCell } from './empty-cell.ts'
import { kindSaidBy } from './kind-words.ts'
import { findNamed, findProperty, isDeclined, namedFor, namesIn } from './property-settings.ts'
import type { Property, Row } from './schemas.ts'
import { synonymsOf } from './synonyms.ts'
import { textOf } from './text-of.ts'

/** The two kinds whose rows may stand in one table. */
export type MixedKind = 'objectives' | 'keyResults'

/** How one table that holds objectives and key results is read. */
interface MixedTable {
  /** A select with an option for each of the two. */
  readonly kindColumn: Property | null
  /** The relation of the table to itself that leads from a row to the one above it. */
  readonly parent: Property | null
  /** What is left to be bound to fields. */
  readonly properties: readonly Property[]
  /** NOTION_PROPERTIES, with the parent as what key results belong to and what objectives support. */
  readonly settings: Readonly<Record<string, string>>
}

/** The fields that the parent holds, one of each kind. */
const UPWARDS = [
  ['keyResults', 'objectives'],
  ['objectives', 'supports'],
] as const

/** @param table its properties, and those of its fields that earlier runs remember */
export function mixedTable(
  table: { readonly id: string; readonly properties: readonly Property[] },
  remembered: readonly Binding[],
  settings: Readonly<Record<string, string>>,
): MixedTable {
  const kindColumn = table.properties.find(isKindColumn) ?? null
  const parent = parentOf(table, remembered, settings)
  const isTold = (names: readonly string[]) =>
    names.some((name) => name === '' || findProperty(table.properties, name) !== undefined)
  const upwards = UPWARDS.filter(
    ([kind, code]) => parent !== null && !isTold(namesIn(namedFor(settings, kind, code))),
  )
  return {
    kindColumn,
    parent,
    properties: table.properties.filter((property) => property !== kindColumn),
    settings: {
      ...settings,
      ...Object.fromEntries(upwards.map(([kind, code]) => [`${kind}.${code}`, parent?.id ?? ''])),
    },
  }
}

function isKindColumn({ type, options }: Property): boolean {
  const said = new Set(options.map(kindSaidBy))
  return ['select', 'status'].includes(type) && said.has('objectives') && said.has('keyResults')
}

/** As told, as remembered, by name, or the one relation that there is and that is not shown from its other side. */
function parentOf(
  { id, properties }: { readonly id: string; readonly properties: readonly Property[] },
  remembered: readonly Binding[],
  settings: Readonly<Record<string, string>>,
): Property | null {
  const toItself = properties.filter(({ leadsTo }) => leadsTo === id)
  const open = UPWARDS.filter(([kind, code]) => !isDeclined(settings, kind, code))
  for (const [kind, code] of open) {
    const told = namesIn(namedFor(settings, kind, code)).map((name) => findProperty(toItself, name))
    const known = remembered.find(({ field, owned }) => field === code && !owned)?.propertyId
    const property = told.find(Boolean) ?? toItself.find((each) => each.id === known)
    if (property) return property
  }
  const names = UPWARDS.flatMap(([kind, code]) => synonymsOf(kind, code))
  const named = findNamed(toItself, ['Objective', 'Supports', ...names])
  const [only, ...others] = toItself
  return named ?? (only && others.length === 0 && open.length > 0 ? only : null)
}

/**
 * Whether anything tells the two kinds apart: a select that names them, or the parent where key results have a target. A table of
 * objectives that support each other has none.
 */
export function canBeTold({ kindColumn, parent }: MixedTable, target: string | undefined): boolean {
  return kindColumn !== null || (parent !== null && target !== undefined)
}

/**
 * Says which kind a row is: the one that the select names; else what has rows below it is an objective, what is below one and has
 * none itself a key result, and what stands alone a key result if it has a target. Null: the select names something else.
 * @param target the id of the property that holds it
 */
export function kindsOfRows(
  { kindColumn, parent }: Pick<MixedTable, 'kindColumn' | 'parent'>,
  rows: readonly Row[],
  target: string | undefined,
): (row: Row) => MixedKind | null {
  const typed = (row: Row) => (kindColumn ? textOf(row.cells.get(kindColumn.id)).trim() : '')
  const parentsOf = (row: Row) => {
    const cell = parent && row.cells.get(parent.id)
    return cell?.kind === 'relation' ? cell.ids : []
  }
  const isOther = (row: Row) => typed(row) !== '' && kindSaidBy(typed(row)) === null
  const above = new Set(rows.flatMap((row) => (isOther(row) ? [] : parentsOf(row))))
  return (row) => {
    if (typed(row) !== '') return kindSaidBy(typed(row))
    if (above.has(row.id)) return 'objectives'
    const hasTarget = target !== undefined && !isEmptyCell(row, target)
    return parentsOf(row).length > 0 || hasTarget ? 'keyResults' : 'objectives'
  }
}

/** @param rows those that the select says are something else */
export function neitherKind({ id, name }: Property, rows: readonly Row[]): readonly Finding[] {
  const options = [...new Set(rows.map(({ cells }) => cleanText(textOf(cells.get(id)), 60)))].sort()
  if (options.length === 0) return []
  const [count, are] = rows.length === 1 ? ['One row is', 'it is'] : [`${rows.length} rows are`, 'they are']
  return [
    {
      code: 'rows_of_neither_kind',
      level: 'info',
      database: 'objectives',
      pageId: null,
      title: null,
      property: name,
      message: `${count} neither an objective nor a key result by ${name} (${options.join(', ')}), so ${are} left out.`,
      mend: `Nothing, if that is right. Else choose another ${name} in those rows.`,
    },
  ]
}
