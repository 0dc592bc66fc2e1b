import * as z from 'zod'
import type { Row } from './schemas.ts'

/** Notion puts a cell's value under the name of its type. */
const AnyCell = z.looseObject({ type: z.string() })

const BlankText = z.object({ plain_text: z.string().regex(/^\s*$/) })

/** Whether nobody has filled the cell, of whatever type it is. What cannot be read is taken for filled. */
export function isEmptyCell(row: Row, propertyId: string): boolean {
  const raw = row.properties.get(propertyId)
  if (raw === undefined) return true
  const { data: cell } = AnyCell.safeParse(raw)
  const value = cell?.[cell.type]
  if (Array.isArray(value)) return value.every((each) => BlankText.safeParse(each).success)
  return value === null || value === false || value === ''
}
