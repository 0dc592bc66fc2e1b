import { adoptedField } from '#src/adapters/notion/mark.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'

/** All that people own, as bytes: databases, their properties with options and descriptions, and every cell. */
export function peoples({ databases, dataSources, pages }: NotionState): string {
  const tables = [...dataSources.values()].map(({ id, title, properties }) => ({
    id,
    title,
    properties: properties.filter(({ description }) => adoptedField(description ?? '') === null),
  }))
  const theirs = new Set(
    tables.flatMap(({ id, properties }) => properties.map((property) => `${id} ${property.id}`)),
  )
  const rows = [...pages.values()].map(({ id, parent, values, archived, trashed }) => ({
    id,
    parent,
    archived,
    trashed,
    values: [...values].filter(
      ([property]) => property === 'title' || ('id' in parent && theirs.has(`${parent.id} ${property}`)),
    ),
  }))
  return JSON.stringify({ databases: [...databases.values()], tables, rows })
}

/** Every cell that people own, as bytes, by its page's and its property's id. */
export function peoplesCells({ dataSources, pages }: NotionState): ReadonlyMap<string, string> {
  const theirs = new Set(
    [...dataSources.values()].flatMap(({ id, properties }) =>
      properties
        .filter(({ description }) => adoptedField(description ?? '') === null)
        .map((property) => `${id} ${property.id}`),
    ),
  )
  return new Map(
    [...pages.values()].flatMap(({ id, parent, values }) =>
      [...values]
        .filter(([property]) => !('id' in parent) || theirs.has(`${parent.id} ${property}`))
        .map(([property, value]) => [`${id} ${property}`, JSON.stringify(value)] as const),
    ),
  )
}

/** Names of the columns that adoption added, by the data source's title. */
export function added({ dataSources }: NotionState): Record<string, string[]> {
  return Object.fromEntries(
    [...dataSources.values()].map(({ title, properties }) => [
      title.map((run) => run.plain_text).join(''),
      properties
        .filter(({ description }) => adoptedField(description ?? '') !== null)
        .map(({ name }) => name),
    ]),
  )
}
