import { propertiesOf } from './cells.ts'
import { type Content, contentOf } from './content.ts'
import type { Context } from './context.ts'
import type { Page } from './page.ts'
import type { ConfigOf, Property } from './property.ts'

/** Functions that the API does not compute. */
const never = new Set(['unique', 'show_unique', 'median', 'count_per_group', 'percent_per_group'])

const isEmpty = (content: Content): boolean =>
  content === null || content === '' || (Array.isArray(content) && content.length === 0)

/** What a rollup makes of the cells of all related rows; empty cells count in the first kind only. */
const counted: Readonly<Record<string, (cells: readonly Content[]) => number>> = {
  count: (cells) => cells.length,
  count_values: (cells) => cells.filter((cell) => !isEmpty(cell)).length,
  not_empty: (cells) => cells.filter((cell) => !isEmpty(cell)).length,
  empty: (cells) => cells.filter(isEmpty).length,
  percent_empty: (cells) => share(cells, isEmpty),
  percent_not_empty: (cells) => share(cells, (cell) => !isEmpty(cell)),
  checked: (cells) => cells.filter((cell) => cell === true).length,
  unchecked: (cells) => cells.filter((cell) => cell !== true).length,
  percent_checked: (cells) => share(cells, (cell) => cell === true),
  percent_unchecked: (cells) => share(cells, (cell) => cell !== true),
}

const reckoned: Readonly<Record<string, (numbers: readonly number[]) => number>> = {
  sum: (numbers) => numbers.reduce((sum, number) => sum + number, 0),
  average: (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length,
  min: (numbers) => Math.min(...numbers),
  max: (numbers) => Math.max(...numbers),
  range: (numbers) => Math.max(...numbers) - Math.min(...numbers),
}

/**
 * A rollup's value over the rows that the relation shows, which is all that the API takes into account.
 * @param links ids of the rows that the relation shows
 * @param answer a cell as the API answers it
 */
export function rollupValue(
  context: Context,
  config: ConfigOf<'rollup'>,
  links: readonly string[],
  answer: (page: Page, property: Property) => object,
): object {
  const kind = config.function
  if (never.has(kind)) return { type: 'unsupported', unsupported: {}, function: kind }
  const cells = links.flatMap((id) => {
    const page = context.state.pages.get(id)
    const property = page && propertiesOf(context.state, page).find((p) => p.id === config.rollupPropertyId)
    return property ? [{ page, property }] : []
  })
  if (kind === 'show_original') {
    const array = cells.map(({ page, property }) => answer(page, property))
    return { type: 'array', array, function: kind }
  }
  const contents = cells.map(({ page, property }) => contentOf(context.state, page, property))
  if (kind.endsWith('date') || kind === 'date_range') {
    return { type: 'date', date: datesIn(kind, contents), function: kind }
  }
  const numbers = contents.filter((content) => typeof content === 'number')
  const number = counted[kind]?.(contents) ?? (numbers.length ? (reckoned[kind]?.(numbers) ?? null) : null)
  return { type: 'number', number, function: kind }
}

function datesIn(kind: string, contents: readonly Content[]): object | null {
  const days = contents.filter((content) => typeof content === 'string').sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return null
  if (kind === 'date_range') return { start: first, end: last, time_zone: null }
  return { start: kind === 'earliest_date' ? first : last, end: null, time_zone: null }
}

function share(cells: readonly Content[], is: (cell: Content) => boolean): number {
  return cells.length ? cells.filter(is).length / cells.length : 0
}
