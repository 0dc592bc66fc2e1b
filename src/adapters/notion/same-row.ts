import type { Cell } from './cells.ts'
import type { Row } from './schemas.ts'

/** Whether a row is told as it was, to the letter. */
export function isSameRow(a: Row, b: Row): boolean {
  if (a.lastEdited !== b.lastEdited || a.createdAt !== b.createdAt || a.url !== b.url) return false
  return a.cells.isAlike(b.cells, isSameCell)
}

function isSameCell(a: Cell, b: Cell): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.number === b.number
  if (a.kind === 'text' && b.kind === 'text' && a.text !== b.text) return false
  return JSON.stringify(a) === JSON.stringify(b)
}
