import type { Instant } from '#src/core/model.ts'
import { titleOf } from '#src/sandbox/notion/content.ts'
import { editPage, type SeedValues } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'

/**
 * Someone answers the row that the service has added to the decision log about a page, or puts it into the trash.
 * @param input.values null: into the trash
 * @returns whether there is such a row that waits
 */
export function answerRow(
  state: NotionState,
  input: {
    readonly decisions: string
    readonly about: string
    readonly values: SeedValues | null
    readonly at: Instant
    readonly by: string
  },
): boolean {
  const { about, values, at, by } = input
  const subject = state.pages.get(about)
  const title = subject && titleOf(state, subject)
  const row = [...state.pages.values()].find((page) => {
    if (page.parent.type !== 'data_source_id' || page.parent.id !== input.decisions || page.trashed)
      return false
    const { Prepared, Status, 'Key results': keyResults } = showPage(state, page.id)
    return Prepared !== null && Status === 'Proposed' && Array.isArray(keyResults) && keyResults[0] === title
  })
  if (row === undefined) return false
  editPage(state, row.id, values ?? {}, { lastEdited: at, editedBy: by })
  row.trashed = values === null
  return true
}
