import { sameNumber } from '#src/core/cell-value.ts'

/** How the two sides of a change are written. */
export interface Say<Value> {
  /** Without the unit, which follows. */
  readonly before: (value: Value) => string
  readonly after: (value: Value) => string
  /** Of null. */
  readonly none: string
}

/** For example `60 to 31 customers`, as finely as it takes to tell the two apart; null: they are the same. */
export function changeInWords<Value extends number | string>(
  from: Value | null,
  to: Value | null,
  { before, after, none }: Say<Value>,
): string | null {
  if (isSame(from, to)) return null
  const or = (words: (value: Value) => string, value: Value | null) => (value === null ? none : words(value))
  return or(before, from) === or(before, to)
    ? `${or(String, from)} to ${or(String, to)}`
    : `${or(before, from)} to ${or(after, to)}`
}

/** Both empty, or equal but for what a round trip through floating point may change. */
export function isSame(a: number | string | null, b: number | string | null): boolean {
  return typeof a === 'number' && typeof b === 'number' ? sameNumber(a, b) : a === b
}
