import { Cell, type Row } from './schemas.ts'

/** Whether nobody has filled the cell. What cannot be read is taken for filled. */
export function isEmptyCell(row: Row, propertyId: string): boolean {
  const raw = row.properties.get(propertyId)
  if (raw === undefined) return true
  const { data: cell } = Cell.safeParse(raw)
  switch (cell?.type) {
    case 'rich_text':
      return cell.rich_text.text.trim() === ''
    case 'number':
      return cell.number === null
    case 'select':
      return cell.select === null
    case 'multi_select':
      return cell.multi_select.length === 0
    case 'date':
      return cell.date === null
    default:
      return false
  }
}
