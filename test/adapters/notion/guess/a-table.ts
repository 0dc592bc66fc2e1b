import type { SampledTable } from '#src/adapters/notion/guess/sampled-table.ts'
import { DataSource, RowPage } from '#src/adapters/notion/schemas.ts'

type Config = Readonly<Record<string, unknown>>

export const title = { title: {} }
export const text = { rich_text: {} }
export const number = { number: { format: 'number' } }
export const people = { people: {} }
export const date = { date: {} }
export const select = (...names: string[]) => ({ select: { options: names.map((name) => ({ name })) } })
export const relation = (to: string, back?: { id: string; name: string }) => ({
  relation: {
    data_source_id: to,
    ...(back ? { dual_property: { synced_property_id: back.id, synced_property_name: back.name } } : {}),
  },
})

/** A table as Notion answers; a property's id is its name, and cells are given as people see them. */
export function aTable(
  name: string,
  columns: Readonly<Record<string, Config>>,
  rows: readonly Readonly<Record<string, unknown>>[] = [],
): SampledTable {
  const properties = Object.fromEntries(
    Object.entries(columns).map(([column, config]) => {
      const type = Object.keys(config)[0] ?? ''
      return [column, { id: column, name: column, type, ...config }]
    }),
  )
  const schema = DataSource.parse({ id: name, title: [{ plain_text: name }], properties })
  return {
    title: name,
    schema,
    rows: rows.map(
      (row, n) =>
        RowPage.parse({
          object: 'page',
          id: `${name} ${n}`,
          last_edited_time: '2026-11-20T10:00:00.000Z',
          properties: Object.fromEntries(
            Object.entries(properties).map(([column, { id, type }]) => [
              column,
              { id, type, [type]: cellValue(type, row[column]) },
            ]),
          ),
        }).row,
    ),
  }
}

function cellValue(type: string, value: unknown): unknown {
  switch (type) {
    case 'title':
    case 'rich_text':
      return value === undefined ? [] : [{ plain_text: String(value) }]
    case 'select':
      return value === undefined ? null : { name: String(value) }
    case 'date': {
      const [start, end] = [value].flat()
      return value === undefined ? null : { start: String(start), end: end ?? null }
    }
    case 'people':
    case 'relation':
      return value === undefined ? [] : [value].flat().map((id) => ({ id: String(id), name: String(id) }))
    default:
      return value ?? null
  }
}

/** So many rows, each made from its number. */
export function rows(
  count: number,
  row: (n: number) => Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>>[] {
  return Array.from({ length: count }, (_, n) => row(n))
}
