import type { KeptRow } from '#src/ports/row-store.ts'
import { keptNote, keptRow, markOf, markOfNote } from './kept-form.ts'
import type { Mark, Source } from './source.ts'

/** What is new of a data source. */
export interface News {
  /** true: its rows do not read as they did. */
  readonly hasChanged: boolean
  /** To be kept: also rows that read the same and were edited. */
  readonly rows: readonly KeptRow[]
  readonly gone: readonly Pick<KeptRow, 'dataSourceId' | 'pageId'>[]
}

/** Reckons what has changed of a data source since this was last done. */
export async function settle(source: Source): Promise<News> {
  const { id: dataSourceId, rows, notes, marks } = source
  let hasChanged = false
  const news: KeptRow[] = []

  function note(pageId: string, mark: Mark, kept: KeptRow): void {
    const before = marks.get(pageId)
    if (before?.hash === mark.hash && before.stamp === mark.stamp) return
    if (before?.hash !== mark.hash) hasChanged = true
    marks.set(pageId, mark)
    news.push(kept)
  }

  for (const pageId of source.seen) {
    const row = rows.get(pageId)
    if (!row) continue
    const mark = await markOf(source, row)
    note(pageId, mark, keptRow(dataSourceId, row, mark))
  }
  for (const [pageId, each] of notes) {
    const mark = await markOfNote(each)
    note(pageId, mark, keptNote(dataSourceId, pageId, each, mark))
  }
  const gone = [...marks.keys()].filter((pageId) => !rows.has(pageId) && !notes.has(pageId))
  for (const pageId of gone) marks.delete(pageId)
  source.seen.clear()
  source.edited.clear()
  source.wasWhole = false
  return {
    hasChanged: hasChanged || gone.length > 0,
    rows: news,
    gone: gone.map((pageId) => ({ dataSourceId, pageId })),
  }
}
