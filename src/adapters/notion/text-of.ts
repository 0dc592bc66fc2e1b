import type { Cell } from './schemas.ts'

/** The text of a cell that holds text of any kind; empty for any other. */
export function textOf(cell: Cell | undefined): string {
  switch (cell?.type) {
    case 'title':
      return cell.title
    case 'rich_text':
      return cell.rich_text.text
    case 'select':
      return cell.select?.name ?? ''
    case 'status':
      return cell.status?.name ?? ''
    case 'multi_select':
      return cell.multi_select.map((option) => option.name).join(', ')
    case 'url':
      return cell.url ?? ''
    case 'email':
      return cell.email ?? ''
    case 'phone_number':
      return cell.phone_number ?? ''
    default:
      return ''
  }
}

/** The text of a cell with the addresses that its words lead to. */
export function linkedTextOf(cell: Cell): string {
  return cell.type === 'rich_text' ? cell.rich_text.linked.trim() : textOf(cell)
}
