import type { DatabaseKind, Finding } from '#src/core/model.ts'
import type { Note } from './source.ts'

/** Says of a page that it is left out, and why. */
export function notedRow(database: DatabaseKind, [pageId, note]: readonly [string, Note]): Finding {
  const row = { level: 'mend', database, property: null } as const
  switch (note.why) {
    case 'unreadable':
      return {
        ...row,
        code: 'row_unreadable',
        pageId: pageId === '' ? null : pageId,
        title: null,
        message: 'Notion lists this row but not what is in it, so it is left out.',
        mend: 'Open the row in Notion and share it with the connection (••• > Connections), or delete it.',
      }
    case 'hidden':
      return {
        ...row,
        code: 'row_hidden',
        pageId,
        title: note.title,
        message: `Notion does not show this row (${pageId}) to the connection any more since ${note.since.slice(0, 10)}, so it is left out.`,
        mend: 'Share the row with the connection again (••• > Connections); if it was deleted for good, this ends by itself within days.',
      }
  }
}
