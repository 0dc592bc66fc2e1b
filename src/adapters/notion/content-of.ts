import type { Cell } from './cells.ts'

/** Letters of a text that may well come again, such as the name of an option. */
const SHORT = 24

/** All that a cell holds, as one text that no other cell of its kind has; null: it holds more, nothing, or what hardly comes again. */
export function contentOf(cell: Cell): string | null {
  switch (cell.kind) {
    case 'text':
      return cell.text === '' || cell.text.length > SHORT ? null : cell.text
    case 'date':
      return cell.date && cell.date.end === null && cell.date.time_zone === null ? cell.date.start : null
    case 'people': {
      const [user] = cell.people
      const isId = cell.people.length === 1 && user !== undefined && Object.keys(user).length === 1
      return isId ? user.id : null
    }
    case 'relation':
      return cell.ids.length === 1 ? (cell.ids[0] ?? null) : null
    default:
      return null
  }
}
