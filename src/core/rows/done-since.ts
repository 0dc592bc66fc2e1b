import type { Initiative } from '#src/core/model.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'

/**
 * Remembers since when an initiative has been done. At first sight that is the row's last edit, so that a store that is new does
 * not take what was done long ago for news.
 */
export function doneSince(
  { id: pageId, status, lastEdited }: Pick<Initiative, 'id' | 'status' | 'lastEdited'>,
  history: Pick<RowHistory, 'sighting'>,
  { now }: Pick<Moment, 'now'>,
): Pick<Judged<unknown>, 'seen' | 'gone'> {
  const what = { pageId, what: 'done' } as const
  const known = history.sighting('done')
  if (status !== 'done') return { seen: [], gone: known === undefined ? [] : [what] }
  if (known !== undefined) return { seen: [], gone: [] }
  return { seen: [{ ...what, since: lastEdited < now ? lastEdited : now }], gone: [] }
}
