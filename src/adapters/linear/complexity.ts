/** A field of a document. `fields` is null of a scalar; `size` is the page that a list asks for, or its variable. */
interface Field {
  readonly name: string
  readonly size: string | null
  readonly fields: readonly Field[] | null
}

/** What Linear takes a list for that says no size. */
const defaultPage = 50

/**
 * What a document costs in Linear's points, by the rules of its documentation on rate limits: 0.1 a scalar, 1 an object, what a
 * list holds times the size of its page. Not documented, and so counted in full: `pageInfo`, and what `@include` leaves out.
 * @param document one operation without fragments and without defaults of its variables, as all of ours are
 */
export function createEstimator(document: string): (variables: Readonly<Record<string, unknown>>) => number {
  const fields = fieldsOf(document)
  // In tenths of a point, which are whole numbers: sums of 0.1 would not be.
  return (variables) => tenthsOf(fields, 1, variables) / 10
}

function tenthsOf(
  fields: readonly Field[],
  page: number,
  variables: Readonly<Record<string, unknown>>,
): number {
  let tenths = 0
  for (const { name, size, fields: inner } of fields) {
    const cost = inner === null ? 1 : 10 + tenthsOf(inner, pageOf(size, variables), variables)
    tenths += cost * (name === 'nodes' || name === 'edges' ? page : 1)
  }
  return tenths
}

function pageOf(size: string | null, variables: Readonly<Record<string, unknown>>): number {
  const value = size?.startsWith('$') ? variables[size.slice(1)] : Number(size ?? Number.NaN)
  return typeof value === 'number' && !Number.isNaN(value) ? value : defaultPage
}

function fieldsOf(document: string): readonly Field[] {
  const tokens: readonly string[] = document.match(/[$@]?\w+|"[^"]*"|[{}():]/g) ?? []
  let at = tokens.indexOf('{')

  function selection(): readonly Field[] {
    const fields: Field[] = []
    at += 1
    while (at < tokens.length && tokens[at] !== '}') fields.push(field())
    at += 1
    return fields
  }

  function field(): Field {
    if (tokens[at + 1] === ':') at += 2
    const name = tokens[at] ?? ''
    at += 1
    let size: string | null = null
    while (tokens[at] === '(' || tokens[at]?.startsWith('@')) {
      if (tokens[at] === '(') size = sizeIn(size)
      else at += 1
    }
    return { name, size, fields: tokens[at] === '{' ? selection() : null }
  }

  /** Passes over arguments; what stands within a filter is no size of the list. */
  function sizeIn(known: string | null): string | null {
    let size = known
    let depth = 0
    do {
      const token = tokens[at] ?? ')'
      if (token === '(' || token === '{') depth += 1
      if (token === ')' || token === '}') depth -= 1
      if (depth === 1 && (token === 'first' || token === 'last') && tokens[at + 1] === ':') {
        size ??= tokens[at + 2] ?? null
      }
      at += 1
    } while (depth > 0 && at < tokens.length)
    return size
  }

  return selection()
}
