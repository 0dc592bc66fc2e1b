/** Begins a text that stands for what JSON cannot say; a text of that beginning bears one more. */
const MARK = '\u0001'

/** A value as JSON that tells undefined from null and -0 from 0, and keeps the order of properties. */
export function toText(value: unknown): string {
  // A function that is asked for every value takes several times as long, and most texts need none.
  return isPlain(value) ? JSON.stringify(value) : JSON.stringify(value, sayable)
}

/** What `toText` was given. */
export function fromText(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return text.includes('\\u0001') ? meant(value) : value
}

/** Whether JSON says all of it as it is. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return sayable('', value) === value
  // Also the holes of a list.
  for (const each of Array.isArray(value) ? value : Object.values(value)) if (!isPlain(each)) return false
  return true
}

function sayable(_name: string, value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.startsWith(MARK) ? MARK + value : value
    case 'number':
      if (Number.isFinite(value) && !Object.is(value, -0)) return value
      return MARK + (Object.is(value, -0) ? '-0' : String(value))
    case 'undefined':
      return `${MARK}undefined`
    default:
      return value
  }
}

function meant(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(MARK) ? meantBy(value.slice(MARK.length)) : value
  if (Array.isArray(value)) return value.map(meant)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, meant(each)]))
}

function meantBy(text: string): unknown {
  if (text.startsWith(MARK)) return text
  return text === 'undefined' ? undefined : Number(text)
}
