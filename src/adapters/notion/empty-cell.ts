import { isBlank } from './cells.ts'
import type { Row } from './schemas.ts'

/** Whether nobody has filled the cell, of whatever type it is. What cannot be read is taken for filled. */
export function isEmptyCell(row: Row, propertyId: string): boolean {
  const cell = row.cells.get(propertyId)
  return cell === undefined || isBlank(cell)
}
