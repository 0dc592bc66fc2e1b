import { preparedKey } from '#src/core/decisions/prepared-mark.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'

/** A row that the service added to the decision log. */
interface PreparedRow {
  readonly id: string
  readonly key: string
  readonly isTrashed: boolean
  readonly isOpen: boolean
  /** The ids that it links to. */
  readonly keyResults: readonly unknown[]
}

export function preparedRows(state: NotionState): readonly PreparedRow[] {
  return [...state.pages.values()].flatMap(({ id, parent, trashed }) => {
    if (parent.type !== 'data_source_id') return []
    const shown = showPage(state, id)
    const key = preparedKey(shown['Prepared'])
    if (key === null) return []
    const keyResults = [shown['Key results']].flat()
    return { id, key, isTrashed: trashed, isOpen: !trashed && shown['Status'] === 'Proposed', keyResults }
  })
}

/** Questions that were asked twice: rows of one key, and key results with two open rows; sentences, one for each. */
export function askedTwice(state: NotionState): readonly string[] {
  const rows = preparedRows(state)
  const open = rows.filter(({ isOpen }) => isOpen).flatMap(({ keyResults }) => keyResults)
  return [
    ...repeated(rows.map(({ key }) => key)).map((key) => `two rows bear ${key}`),
    ...repeated(open).map((id) => `two open rows are about ${String(id)}`),
  ]
}

function repeated<T>(list: readonly T[]): T[] {
  return [...new Set(list.filter((each, at) => list.indexOf(each) !== at))]
}
