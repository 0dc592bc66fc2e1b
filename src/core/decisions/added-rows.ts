import type { History } from '#src/core/history.ts'
import type { Decision, Instant, Snapshot } from '#src/core/model.ts'

/** A row of the decision log that a run added. */
export interface AddedRow {
  readonly id: string
  readonly title: string
  /** As far as the last read shows; a person may edit it at any moment. */
  readonly stand: 'as_added' | 'edited' | 'gone'
  /** The stamp that it bears as long as nobody edits it. */
  readonly at: Instant
}

/**
 * How the rows stand that a run added. Whether a person has edited one is told by what it held when it was added: a stamp of the
 * service's own last write would hide an edit before it.
 * @param input.added of the run, of which `prepared` tells what became of them
 * @param input.asAdded the decisions as the run read them after it had added these; where they lack one, any later stamp is an edit
 * @param input.current as they are
 */
export function addedRows(input: {
  readonly added: readonly { readonly key: string; readonly title: string }[]
  readonly asAdded: Snapshot['decisions']
  readonly current: Snapshot['decisions']
  readonly history: Pick<History, 'prepared' | 'written'>
}): readonly AddedRow[] {
  const { prepared, written } = input.history
  return input.added.flatMap(({ key, title }): AddedRow | [] => {
    const landed = prepared.find((each) => each.key === key)
    const id = landed?.decisionId
    if (landed === undefined || id === null || id === undefined) return []
    const [first, last] = [input.asAdded, input.current].map((rows) => rows.find((row) => row.id === id))
    const own = first === undefined ? [] : written.filter(({ pageId }) => pageId === id)
    const at = [landed.at, ...own.map((cell) => cell.at)].toSorted().at(-1) ?? landed.at
    if (last === undefined) return { id, title, stand: 'gone', at }
    const isEdited = last.lastEdited > at || (first !== undefined && textOf(first) !== textOf(last))
    return { id, title, stand: isEdited ? 'edited' : 'as_added', at }
  })
}

/** What people's columns hold. */
function textOf(row: Decision): string {
  const { title, raised, date, status, context, options, recommendation, decided, rationale } = row
  const { reversible, outcome, owners, decideBy, reviewDate, keyResults, initiatives, supersedes } = row
  const texts = [title, raised, date, status, context, options, recommendation, decided, rationale]
  const links = [owners.map(({ id }) => id), keyResults, initiatives, supersedes]
  return JSON.stringify([...texts, reversible, outcome, decideBy, reviewDate, ...links])
}
