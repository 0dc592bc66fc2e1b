import type { Day } from '#src/core/model.ts'
import { type Run, runsOf, unrolled } from './runs.ts'
import { hasProperties, sameValue } from './same-value.ts'

interface Dated {
  readonly day: Day
}

type Cells = Readonly<Record<string, unknown>>

/** One day's rows, told by those of the day before, or where they are not alike as they are. */
export type DayPage<Row> = Page | readonly Row[]

interface Page {
  /** The properties of every row, in their order. */
  readonly names: readonly string[]
  /** Which rows of the day before they go by; -1: none. */
  readonly from: readonly Run[]
  /** For each property the values that are not as they were, and the rows that they are of; null: of all. */
  readonly columns: readonly (readonly [rows: readonly number[] | null, values: readonly unknown[]])[]
}

/**
 * Rows by their day, in the order of the days, each telling only what is not as it was the day before. So what was computed long
 * ago is told the same in every run, and a day on which little moved is a short one.
 * @param keyOf of a row, the same on every day
 */
export function dayPages<Row extends Dated>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): [Day, DayPage<Row>][] {
  let before: readonly Row[] = []
  return [...Map.groupBy(rows, (row) => row.day)].toSorted(byDay).map(([day, page]) => {
    const told = pageOf(page, before, keyOf) ?? page
    before = page
    return [day, told]
  })
}

/** The rows of pages in the order of their days. */
export function fromDayPages<Row extends Dated>(pages: Iterable<readonly [Day, DayPage<Row>]>): Row[] {
  const rows: Row[] = []
  let before: readonly Row[] = []
  for (const [day, page] of pages) {
    before = isPage(page) ? rowsOf<Row>(page, before, day) : page
    for (const row of before) rows.push(row)
  }
  return rows
}

function isPage<Row>(page: DayPage<Row>): page is Page {
  return !Array.isArray(page)
}

/** null: the rows do not all have the same properties in the same order. */
function pageOf<Row extends Dated>(
  rows: readonly Row[],
  before: readonly Row[],
  keyOf: (row: Row) => string,
): Page | null {
  const names = Object.keys(rows[0] ?? {})
  if (!rows.every((row) => hasProperties(row, names))) return null
  const places = placesIn(rows, before, keyOf)
  return {
    names,
    from: runsOf(places),
    columns: names.map((name) => (name === 'day' ? [[], []] : column(name, rows, before, places))),
  }
}

function column(
  name: string,
  rows: readonly object[],
  before: readonly object[],
  places: readonly number[],
): Page['columns'][number] {
  const changed: number[] = []
  const values: unknown[] = []
  for (let index = 0; index < rows.length; index += 1) {
    const value = (rows[index] as Cells)[name]
    const place = places[index] ?? -1
    if (place !== -1 && sameValue(value, (before[place] as Cells)[name])) continue
    changed.push(index)
    values.push(value)
  }
  return [changed.length === rows.length ? null : changed, values]
}

/** Where each row's key stands on the day before; mostly next to the one before it, so that is tried first. */
function placesIn<Row>(
  rows: readonly Row[],
  before: readonly Row[],
  keyOf: (row: Row) => string,
): readonly number[] {
  let places: Map<string, number> | null = null
  let next = 0
  return rows.map((row) => {
    const key = keyOf(row)
    const old = before[next]
    if (old === undefined || keyOf(old) !== key) {
      places ??= new Map(before.map((each, index) => [keyOf(each), index]))
      const place = places.get(key)
      if (place === undefined) return -1
      next = place
    }
    next += 1
    return next - 1
  })
}

function rowsOf<Row extends Dated>({ names, from, columns }: Page, before: readonly Row[], day: Day): Row[] {
  const rows = unrolled(from).map((place) => {
    const old = before[place] as Cells | undefined
    const row: Record<string, unknown> = {}
    for (const name of names) row[name] = name === 'day' ? day : old?.[name]
    return row
  })
  for (const [index, name] of names.entries()) {
    const [changed, values] = columns[index] ?? [[], []]
    for (const [at, value] of values.entries()) {
      const row = rows[changed === null ? at : (changed[at] ?? -1)]
      if (row !== undefined) row[name] = value
    }
  }
  return rows as unknown as Row[]
}

function byDay([a]: readonly [Day, unknown], [b]: readonly [Day, unknown]): number {
  return a < b ? -1 : 1
}
