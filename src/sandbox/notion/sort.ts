import * as z from 'zod'
import { type Content, contentOf } from './content.ts'
import type { Context } from './context.ts'
import { invalid } from './errors.ts'
import { minute } from './minute.ts'
import type { Page } from './page.ts'
import { findProperty } from './property.ts'
import type { DataSource } from './state.ts'

const direction = z.enum(['ascending', 'descending'])

/** One sort of a query. */
export const sortRequest = z.union([
  z.strictObject({ property: z.string(), direction }),
  z.strictObject({ timestamp: z.enum(['created_time', 'last_edited_time']), direction }),
])

type Compare = (one: Page, other: Page) => number

/**
 * The order that a query's sorts ask for; equal rows keep the order they had.
 * Empty cells come last either way. Selects follow the order of their options.
 * @throws NotionError validation_error for a property that does not exist.
 */
export function orderFrom(
  context: Context,
  source: DataSource,
  sorts: readonly z.infer<typeof sortRequest>[],
): Compare {
  const compares = sorts.map((sort) => {
    const key = keyOf(context, source, sort)
    const sign = sort.direction === 'ascending' ? 1 : -1
    return (one: Page, other: Page) => compare(key(one), key(other), sign)
  })
  return (one, other) => compares.reduce((order, next) => order || next(one, other), 0)
}

function keyOf(
  context: Context,
  source: DataSource,
  sort: z.infer<typeof sortRequest>,
): (page: Page) => Content {
  if ('timestamp' in sort) {
    return (page) => minute(sort.timestamp === 'created_time' ? page.createdAt : page.editedAt)
  }
  const property = findProperty(source.properties, sort.property)
  if (!property) throw invalid(`Could not find sort property with name or id: ${sort.property}`)
  const { config } = property
  if (config.type !== 'select' && config.type !== 'status') {
    return (page) => contentOf(context.state, page, property)
  }
  const names = config.options.map((option) => option.name)
  return (page) => {
    const place = names.indexOf(String(contentOf(context.state, page, property)))
    return place < 0 ? null : place
  }
}

function compare(one: Content, other: Content, sign: 1 | -1): number {
  if (one === other) return 0
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  if (typeof one === 'number' && typeof other === 'number') return sign * (one - other)
  return sign * String(one).localeCompare(String(other), 'en')
}
