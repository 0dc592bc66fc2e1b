import type { CellValue, ServiceField } from './model.ts'

const SHARES: ReadonlySet<ServiceField> = new Set(['score', 'confidence', 'forecast', 'progress'])

/** A value as it is written: shares to 0.01, since nobody reads them finer and a finer one would be rewritten daily. */
export function writable(field: ServiceField, value: CellValue): CellValue {
  if (typeof value !== 'number' || !SHARES.has(field)) return value
  // Adding 0 turns -0 into 0.
  return Math.round(value * 100) / 100 + 0
}

/** Whether two values of one cell are the same for a reader: shares to 0.01, lists in any order, texts to the letter. */
export function sameCell(field: ServiceField, a: CellValue, b: CellValue): boolean {
  if (Array.isArray(a) || Array.isArray(b)) return codes(a) === codes(b)
  if (typeof a === 'number' && typeof b === 'number') {
    return SHARES.has(field) ? writable(field, a) === writable(field, b) : sameNumber(a, b)
  }
  return a === b || (isEmpty(a) && isEmpty(b))
}

/** Equal but for what a round trip through another system's floating point may change. */
export function sameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

function codes(value: CellValue): string {
  const list = typeof value === 'object' && value !== null ? value : isEmpty(value) ? [] : [String(value)]
  return JSON.stringify([...new Set(list)].toSorted())
}

/** A cell that shows nothing: no option, no text, no entry of a list. */
export function isEmpty(value: CellValue): boolean {
  return value === null || value === '' || (typeof value === 'object' && value.length === 0)
}
