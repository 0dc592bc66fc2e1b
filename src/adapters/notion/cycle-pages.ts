import * as z from 'zod'
import type { Period } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { BoundDatabase } from './bound-database.ts'
import { cellFrom, type NotionDate } from './cells.ts'
import { columnFinding } from './column-finding.ts'
import type { Notion } from './connect-notion.ts'
import { dayOf } from './day-of.ts'
import { Leg, type Property, type Row } from './schemas.ts'
import { textOf } from './text-of.ts'

/** A page of a company's own database of cycles. */
export interface CyclePage {
  readonly title: string
  /** By its dates; null: it has none, or several that differ. */
  readonly period: Period | null
}

/** The columns that hold a row's time. */
const TIMES = ['cycle', 'period'] as const

/** Pages asked for one by one, where the newest hundred cycles do not hold them. */
const MOST_ASKED = 10

/** A database with the rows that were read of it. */
interface Linked {
  readonly source: { readonly schema: { readonly properties: readonly Property[] } }
  readonly bound: BoundDatabase
  readonly rows: readonly Row[]
}

/** What is known of the pages that rows link as their cycle. */
export interface CyclePages {
  /** By id; those that Notion does not show are absent. */
  readonly shown: ReadonlyMap<string, CyclePage>
  /** Ids of the data sources that Notion does not show: links to their pages are left out of the rows. */
  readonly hidden: ReadonlySet<string>
}

/**
 * Reads the pages that rows link as their cycle: one request for each database of cycles, and one for each page that is not among
 * its newest hundred.
 * @throws Failure
 */
export async function readCyclePages(
  notion: Notion,
  databases: readonly Linked[],
  timezone: string,
): Promise<CyclePages> {
  const ids = new Set(databases.flatMap((each) => each.rows.flatMap((row) => linkedIn(row, each.bound))))
  const shown = new Map<string, CyclePage>()
  const hidden = new Set<string>()
  const keep = (raw: unknown) => {
    const { data } = CyclePageShown.safeParse(raw)
    if (data && ids.has(data.id)) shown.set(data.id, cyclePage(data.properties, timezone))
  }
  for (const id of new Set(databases.flatMap((each) => relationsOf(each).map(({ leadsTo }) => leadsTo)))) {
    const asking = { to: `list the cycles in the data source ${id}` }
    const leg = await ifShown(
      notion.ask(asking, Leg, (client, { pageSize }) =>
        client.dataSources.query({
          data_source_id: id,
          page_size: pageSize,
          sorts: [{ timestamp: 'created_time', direction: 'descending' }],
        }),
      ),
    )
    leg?.results.forEach(keep)
    if (leg === null) hidden.add(id)
  }
  const missed = [...ids].filter((id) => !shown.has(id)).slice(0, MOST_ASKED)
  for (const id of missed) {
    const asking = { to: `read the cycle ${id}` }
    keep(await ifShown(notion.ask(asking, z.unknown(), (client) => client.pages.retrieve({ page_id: id }))))
  }
  return { shown, hidden }
}

/** A database whose rows link cycles that Notion does not show, or may do so: those rows have no time that is known. */
export function withoutHiddenCycles(database: Linked, { shown, hidden }: CyclePages): BoundDatabase {
  const { bound, rows } = database
  const relations = relationsOf(database)
  const isHidden = relations.some(({ leadsTo }) => hidden.has(leadsTo))
  const [column] = relations
  const lost = rows.filter((row) => {
    const linked = linkedIn(row, bound)
    return linked.some((id) => !shown.has(id)) || (isHidden && linked.length === 0)
  })
  if (lost.length === 0 || !column) return bound
  const { field, name } = column
  const because = `${name} links pages that Notion does not show`
  const finding = columnFinding(bound.kind, {
    code: 'cycle_not_shared',
    property: name,
    message: `${name} links pages that Notion does not show to the connection, so the period of ${lost.length === 1 ? 'one row' : `${lost.length} rows`} is not known.`,
    mend: `Share the database that ${name} leads to with the connection (••• > Connections), or fill Period.`,
  })
  return {
    ...bound,
    lost: new Map([...bound.lost, [field, { name, because, rows: new Set(lost.map(({ id }) => id)) }]]),
    findings: [...bound.findings, finding],
  }
}

/** The relations that hold the time of a database's rows. */
function relationsOf({ source, bound }: Linked) {
  return TIMES.flatMap((field) => {
    const column = bound.columns.get(field)
    const leadsTo = source.schema.properties.find(({ id }) => id === column?.propertyId)?.leadsTo ?? null
    return column && leadsTo !== null ? [{ field, name: column.name, leadsTo }] : []
  })
}

/** @returns the ids of the pages that one row links as its cycle */
function linkedIn(row: Row, { columns }: BoundDatabase): readonly string[] {
  return TIMES.flatMap((field) => {
    const cell = row.cells.get(columns.get(field)?.propertyId ?? '')
    return cell?.kind === 'relation' ? cell.ids : []
  })
}

const CyclePageShown = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.looseObject({ type: z.string() }).catch({ type: '' })),
})

/** Types whose dates people choose. */
const DATES: ReadonlySet<string> = new Set(['date', 'formula', 'rollup'])

function cyclePage(properties: z.infer<typeof CyclePageShown>['properties'], timezone: string): CyclePage {
  const all = Object.values(properties)
  const title = all.find(({ type }) => type === 'title')
  const dates = all.flatMap((property) => {
    const cell = DATES.has(property.type) ? cellFrom(property) : null
    return cell?.kind === 'date' && cell.date ? [cell.date] : []
  })
  return { title: title ? textOf(cellFrom(title)).trim() : '', period: periodOf(dates, timezone) }
}

/** From the one date that has an end, else from the two that have none. */
function periodOf(dates: readonly NotionDate[], timezone: string): Period | null {
  const days = (date: NotionDate) =>
    [date.start, date.end].flatMap((text) => (text && dayOf(text, date.time_zone, timezone)) || [])
  const ranges = dates.map(days).filter(({ length }) => length === 2)
  const found = ranges.length > 0 ? ranges : [dates.flatMap(days).toSorted()]
  const [[start, end, ...more] = [], ...others] = found
  return start === undefined || end === undefined || more.length + others.length > 0 || end < start
    ? null
    : { start, end }
}

/** @returns null for what Notion does not show */
async function ifShown<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    const refused = error instanceof Failure && (error.code === 'not_found' || error.code === 'forbidden')
    if (!refused) throw error
    return null
  }
}
