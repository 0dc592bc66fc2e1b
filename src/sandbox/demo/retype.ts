import type { Instant } from '#src/core/model.ts'
import { propertiesOf } from '#src/sandbox/notion/cells.ts'
import { editPage } from '#src/sandbox/notion/seed.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'

/** Columns for free words, of which each database of the demo company but the objectives has one. */
const WORDS = ['Note', 'Next step', 'Context']

/** Someone opens a row and writes a line into it; into an objective, which has no place for one, they write what was there. */
export function retype(state: NotionState, pageId: string, at: Instant): void {
  const page = state.pages.get(pageId)
  const editor = [...state.users.values()].find(({ kind }) => kind === 'person')
  if (!page || !editor) return
  const column = propertiesOf(state, page).find(({ name }) => WORDS.includes(name))
  const values = column ? { [column.name]: `Looked at again on ${at}.` } : {}
  editPage(state, pageId, values, { lastEdited: at, editedBy: editor.id })
}
