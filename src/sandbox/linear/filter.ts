type Compare = (value: unknown, operand: unknown) => boolean

const operators: Readonly<Record<string, Compare>> = {
  eq: (value, operand) => value === operand,
  neq: (value, operand) => value !== operand,
  in: (value, operand) => Array.isArray(operand) && operand.includes(value),
  nin: (value, operand) => Array.isArray(operand) && !operand.includes(value),
  gt: (value, operand) => order(value, operand) > 0,
  gte: (value, operand) => order(value, operand) >= 0,
  lt: (value, operand) => order(value, operand) < 0,
  lte: (value, operand) => order(value, operand) <= 0,
}

/**
 * Whether a value passes a filter of Linear's. Comparators, relation filters and and/or nest alike: each key is an
 * operator on the value or a field of it. Nothing but `null: true` matches an absent value.
 */
export function matches(value: unknown, filter: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filter).every(([key, operand]) => {
    if (operand === null || operand === undefined) return true
    if (key === 'and') return filters(operand).every((part) => matches(value, part))
    if (key === 'or') return filters(operand).some((part) => matches(value, part))
    if (key === 'null') return ((value ?? null) === null) === operand
    if (value === null || value === undefined) return false
    if (key === 'some' || key === 'every')
      return rows(value)[key]((row) => matches(row, operand as Readonly<Record<string, unknown>>))
    const compare = operators[key]
    return compare ? compare(value, operand) : matches(field(value, key), operand as Record<string, unknown>)
  })
}

function filters(operand: unknown): readonly Readonly<Record<string, unknown>>[] {
  return operand as readonly Readonly<Record<string, unknown>>[]
}

function field(value: unknown, name: string): unknown {
  const found = (value as Readonly<Record<string, unknown>>)[name]
  return typeof found === 'function' ? found({ first: 250, includeArchived: true }) : found
}

function rows(connection: unknown): readonly unknown[] {
  return (connection as { readonly nodes: readonly unknown[] }).nodes
}

/** Numbers by size, texts and instants by code unit; anything else compares as unordered. */
function order(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  return Number.NaN
}
