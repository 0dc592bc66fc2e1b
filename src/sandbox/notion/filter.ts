import { contentOf } from './content.ts'
import type { Context } from './context.ts'
import { invalid } from './errors.ts'
import { dateTest } from './filter-dates.ts'
import type { Test } from './filter-existence.ts'
import { contentTest } from './filter-values.ts'
import { minute } from './minute.ts'
import type { Page } from './page.ts'
import { findProperty } from './property.ts'
import type { DataSource } from './state.ts'

/**
 * Turns a query's filter into a test of rows; undefined lets every row through.
 * Conditions may be nested two levels deep in `and` and `or`.
 * @throws NotionError validation_error for unknown properties, types that do not fit, and operators that do not exist.
 */
export function filterFrom(context: Context, source: DataSource, filter: unknown): (page: Page) => boolean {
  if (filter === undefined) return () => true
  return compile(context, source, filter, 'body.filter', 0)
}

function compile(
  context: Context,
  source: DataSource,
  filter: unknown,
  where: string,
  depth: number,
): (page: Page) => boolean {
  if (typeof filter !== 'object' || filter === null) {
    throw invalid(
      `body failed validation: ${where} should be an object, instead was \`${JSON.stringify(filter)}\`.`,
    )
  }
  const node = filter as Record<string, unknown>
  for (const word of ['and', 'or'] as const) {
    if (!(word in node)) continue
    const parts = node[word]
    if (depth === 2 || !Array.isArray(parts) || parts.length > 100) {
      throw invalid(
        `body failed validation: ${where}.${word} should be a list of at most 100 conditions, nested at most two levels deep.`,
      )
    }
    const tests = parts.map((part, index) =>
      compile(context, source, part, `${where}.${word}[${index}]`, depth + 1),
    )
    return word === 'and'
      ? (page) => tests.every((test) => test(page))
      : (page) => tests.some((test) => test(page))
  }
  return 'timestamp' in node
    ? timestampFilter(context, node, where)
    : propertyFilter(context, source, node, where)
}

function timestampFilter(
  context: Context,
  node: Record<string, unknown>,
  where: string,
): (page: Page) => boolean {
  const { timestamp } = node
  if (timestamp !== 'created_time' && timestamp !== 'last_edited_time') {
    throw invalid(
      `body failed validation: ${where}.timestamp should be \`"created_time"\` or \`"last_edited_time"\`, instead was \`${JSON.stringify(timestamp)}\`.`,
    )
  }
  const test = oneOperator(context, node[timestamp], `${where}.${timestamp}`, dateTest)
  return (page) => test(minute(timestamp === 'created_time' ? page.createdAt : page.editedAt))
}

function propertyFilter(
  context: Context,
  source: DataSource,
  node: Record<string, unknown>,
  where: string,
): (page: Page) => boolean {
  const key = String(node['property'])
  const property = findProperty(source.properties, key)
  if (!property) throw invalid(`Could not find property with name or id: ${key}`)
  const { type } = property.config
  const named = Object.keys(node).find((each) => each !== 'property' && each !== 'type') ?? 'nothing'
  if (named !== type) throw invalid(`database property ${type} does not match filter ${named}`)
  const test = oneOperator(context, node[type], `${where}.${type}`, (operator, operand, now) =>
    contentTest(property, operator, operand, now),
  )
  return (page) => test(contentOf(context.state, page, property))
}

/** A condition names exactly one operator. */
function oneOperator(
  context: Context,
  condition: unknown,
  where: string,
  make: (operator: string, operand: unknown, now: string) => Test | null,
): Test {
  const entries = typeof condition === 'object' && condition !== null ? Object.entries(condition) : []
  const [operator, operand] = entries[0] ?? ['nothing', undefined]
  const test = entries.length === 1 ? make(operator, operand, context.now) : null
  if (test) return test
  throw invalid(
    `body failed validation: ${where}.${operator} should be an operator with a fitting value, instead was \`${JSON.stringify(operand)}\`.`,
  )
}
