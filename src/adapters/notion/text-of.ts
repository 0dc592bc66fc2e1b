import type { Cell } from './cells.ts'

/** The text of a cell that holds text of any kind, or a number that stands for one; empty for any other. */
export function textOf(cell: Cell | undefined): string {
  switch (cell?.kind) {
    case 'text':
      return cell.text
    case 'options':
      return cell.names.join(', ')
    case 'number':
      return cell.number === null ? '' : String(cell.number)
    default:
      return ''
  }
}

/** The text of a cell with the addresses that its words lead to. */
export function linkedTextOf(cell: Cell): string {
  return cell.kind === 'text' ? (cell.linked ?? cell.text) : textOf(cell)
}
