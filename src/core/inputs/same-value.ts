/** Whether two values are the same to the byte when they are told: equal throughout, properties in the same order. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(b)
  if (!hasProperties(a, names)) return false
  return names.every((name) => sameValue((a as Cells)[name], (b as Cells)[name]))
}

/** Whether an object has these properties and no other, in this order. */
export function hasProperties(object: object, names: readonly string[]): boolean {
  // Much is compared: unlike a list of names this makes nothing.
  let count = 0
  for (const name in object) {
    if (name !== names[count]) return false
    count += 1
  }
  return count === names.length
}

type Cells = Readonly<Record<string, unknown>>
