import type { Cell } from './cells.ts'

/** The text of a cell that holds text of any kind; empty for any other. */
export function textOf(cell: Cell | undefined): string {
  if (cell?.kind === 'text') return cell.text
  return cell?.kind === 'options' ? cell.names.join(', ') : ''
}

/** The text of a cell with the addresses that its words lead to. */
export function linkedTextOf(cell: Cell): string {
  return cell.kind === 'text' ? (cell.linked ?? cell.text) : textOf(cell)
}
