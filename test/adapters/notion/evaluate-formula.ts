/** A value in a formula: numbers, texts, truth, dates as ranges of days, pages as their properties, lists; null is empty. */
type Value =
  | number
  | string
  | boolean
  | null
  | { readonly start: string; readonly end: string }
  | { readonly page: Properties }
  | readonly Value[]

type Properties = Readonly<Record<string, Value>>
type Scope = ReadonlyMap<string, () => Value>

/**
 * Computes a formula of Notion's in the subset that `init` writes, as its documentation and its users describe it:
 * `empty(0)` is true, an empty number equals no number, and days between two dates are whole.
 */
export function evaluateFormula(expression: string, page: Properties, today: string): Value {
  const tokens = expression.match(/"(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|\w+|==|<=|>=|[^\s\w]/g) ?? []
  let at = 0
  const peek = () => tokens[at]
  const take = (wanted?: string): string => {
    const token = tokens[at++]
    if (token === undefined || (wanted !== undefined && token !== wanted)) {
      throw new Error(`expected ${wanted ?? 'more'}, found ${token} in ${expression}`)
    }
    return token
  }
  type Code = (scope: Scope) => Value

  function binary(next: () => Code, operators: Record<string, (a: Value, b: Value) => Value>): Code {
    let left = next()
    for (let operator = operators[peek() ?? '']; operator; operator = operators[peek() ?? '']) {
      take()
      const [a, b, apply] = [left, next(), operator]
      left = (scope) => apply(a(scope), b(scope))
    }
    return left
  }

  const either = (): Code => binary(both, { or: (a, b) => Boolean(a) || Boolean(b) })
  const both = (): Code => binary(negation, { and: (a, b) => Boolean(a) && Boolean(b) })
  const negation = (): Code => {
    if (peek() !== 'not') return comparison()
    take()
    const inner = negation()
    return (scope) => !inner(scope)
  }
  const comparison = (): Code =>
    binary(sum, {
      '==': (a, b) => a === b,
      '<': (a, b) => numberOf(a) < numberOf(b),
      '>=': (a, b) => numberOf(a) >= numberOf(b),
    })
  const sum = (): Code =>
    binary(product, { '+': (a, b) => numberOf(a) + numberOf(b), '-': (a, b) => numberOf(a) - numberOf(b) })
  const product = (): Code =>
    binary(unary, { '*': (a, b) => numberOf(a) * numberOf(b), '/': (a, b) => numberOf(a) / numberOf(b) })
  const unary = (): Code => {
    if (peek() !== '-') return methods()
    take()
    const inner = unary()
    return (scope) => -numberOf(inner(scope))
  }
  const methods = (): Code => {
    let subject = primary()
    while (peek() === '.') {
      take()
      const name = take()
      const list = callArguments()
      const inner = subject
      subject = (scope) =>
        call(name, [() => inner(scope), ...list.map((code) => () => code(scope))], page, today)
    }
    return subject
  }
  const primary = (): Code => {
    const token = take()
    if (token === '(') {
      const inner = either()
      take(')')
      return inner
    }
    if (token.startsWith('"')) return () => JSON.parse(token) as string
    if (/^\d/.test(token)) return () => Number(token)
    if (peek() !== '(') {
      return (scope) => {
        const variable = scope.get(token)
        if (!variable) throw new Error(`${token} is not known in ${expression}`)
        return variable()
      }
    }
    if (token === 'lets') return lets()
    const list = callArguments()
    return (scope) =>
      call(
        token,
        list.map((code) => () => code(scope)),
        page,
        today,
      )
  }
  const callArguments = (): Code[] => {
    take('(')
    const list: Code[] = []
    while (peek() !== ')') {
      list.push(either())
      if (peek() === ',') take()
    }
    take(')')
    return list
  }
  const lets = (): Code => {
    take('(')
    const names: [string, Code][] = []
    while (tokens[at + 1] === ',') {
      const name = take()
      take(',')
      names.push([name, either()])
      take(',')
    }
    const body = either()
    take(')')
    return (scope) => {
      const inner = new Map(scope)
      for (const [name, code] of names) {
        const value = code(inner)
        inner.set(name, () => value)
      }
      return body(inner)
    }
  }

  const code = either()
  if (at !== tokens.length) throw new Error(`left over: ${tokens.slice(at).join(' ')}`)
  return code(new Map())
}

function call(name: string, lazy: readonly (() => Value)[], page: Properties, today: string): Value {
  const value = (index: number): Value => lazy[index]?.() ?? null
  switch (name) {
    case 'prop': {
      if (lazy.length === 1) return propertyOf(page, value(0))
      const subject = value(0)
      return subject === null ? null : propertyOf((subject as { page: Properties }).page, value(1))
    }
    case 'if':
      return value(0) ? value(1) : value(2)
    case 'ifs': {
      for (let index = 0; index + 1 < lazy.length; index += 2) if (value(index)) return value(index + 1)
      return value(lazy.length - 1)
    }
    case 'first':
      return (value(0) as readonly Value[])[0] ?? null
    case 'empty':
      return isEmpty(value(0))
    case 'contains':
      return String(value(0) ?? '').includes(String(value(1)))
    case 'toNumber':
      return value(0) === '' ? null : Number(value(0))
    case 'today':
      return { start: today, end: today }
    case 'dateStart':
    case 'dateEnd': {
      const range = value(0) as { start: string; end: string }
      const day = name === 'dateStart' ? range.start : range.end
      return { start: day, end: day }
    }
    case 'dateBetween': {
      const [later, earlier] = [value(0), value(1)] as { start: string }[]
      return (Date.parse(later!.start) - Date.parse(earlier!.start)) / 86_400_000
    }
    case 'min':
      return Math.min(...lazy.map((each) => numberOf(each())))
    case 'max':
      return Math.max(...lazy.map((each) => numberOf(each())))
    case 'round':
      return Math.round(numberOf(value(0)))
    default:
      throw new Error(`no function ${name}`)
  }
}

function propertyOf(page: Properties, name: Value): Value {
  const key = String(name)
  if (!(key in page)) throw new Error(`no property ${key}`)
  return page[key] ?? null
}

function isEmpty(value: Value): boolean {
  return value === null || value === 0 || value === '' || (Array.isArray(value) && value.length === 0)
}

function numberOf(value: Value): number {
  if (typeof value !== 'number') throw new Error(`${JSON.stringify(value)} is not a number`)
  return value
}
