import type { Column } from './bound-database.ts'
import { spokenType } from './cell-types.ts'
import { type Cell, isBlank } from './cells.ts'
import type { CellNote } from './number-cell.ts'
import type { RowCells } from './row-cells.ts'

/** As many rows of a relation Notion's API looks at for a formula. */
const MOST_LINKS = 25

/** Says why it is not known what a cell holds: odd, not computed by Notion, or computed of nothing. null: it is known. */
export function whyUnknown(cell: Cell, column: Column, cells: RowCells): CellNote | null {
  const { name, type, rolls, reads } = column
  if (cell.kind === 'other') {
    return {
      code: 'cell_unreadable',
      level: 'mend',
      message: `${name} holds what Notion's API does not explain, so it is not known.`,
      mend: `Clear ${name} in this row and fill it in again.`,
    }
  }
  if (cell.kind === 'uncomputed') {
    const part = cell.why === 'incomplete' ? ' (it looks at more rows than the API does)' : ''
    return {
      code: 'cell_not_computed',
      level: 'mend',
      message: `${name} is a ${spokenType(type)} that Notion's API does not compute${part}, so it is not known.`,
      mend: rolls
        ? `In Notion, let ${name} calculate what the API does compute, such as Sum, Average or Show original, or keep the value in a column of its own and name that in NOTION_PROPERTIES.`
        : `Keep the value in a column of its own that is no ${spokenType(type)}, and name that in NOTION_PROPERTIES.`,
    }
  }
  const long = reads?.find(({ id }) => isLong(cells.get(id)))
  if (long) {
    return {
      code: 'cell_not_computed',
      level: 'mend',
      message: `${name} is a Formula over ${long.name}, of which Notion's API looks at ${MOST_LINKS} rows and not at all of them, so it is not known.`,
      mend: `Keep the value in a rollup of ${long.name}, which is read whole, or in a Number column, and name that in NOTION_PROPERTIES.`,
    }
  }
  const over = rolls ? { id: rolls.over, name: rolls.overName } : isZero(cell) && reads?.find(isBare)
  function isBare({ id }: { readonly id: string }): boolean {
    const shown = cells.get(id)
    return shown !== undefined && isBlank(shown)
  }
  // Notion makes 0 of no rows, and shows none where their database is not shared.
  if (cell.kind !== 'number' || !over || !isBare(over)) return null
  return {
    code: 'rolls_up_nothing',
    level: 'mend',
    message: `${name} ${rolls ? 'rolls up' : 'is computed from'} ${over.name}, which shows no row here, so it is not known.`,
    mend: `Link rows in ${over.name}; if there are some, share the database that it leads to with the connection (its ••• menu > Connections).`,
  }
}

function isZero(cell: Cell): boolean {
  return cell.kind === 'number' && cell.number === 0
}

/** More rows than a formula is given. */
function isLong(cell: Cell | undefined): boolean {
  return cell?.kind === 'relation' && (cell.more === true || cell.ids.length > MOST_LINKS)
}
