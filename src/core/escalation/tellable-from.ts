import type { Episode } from '#src/core/history.ts'
import type { Instant } from '#src/core/model.ts'
import type { Episodes } from './episodes.ts'
import type { Pages } from './pages.ts'

/**
 * From when on an open episode may be told by its row as it is; null: now. A plan that is rewritten is empty for a moment, and an
 * owner may be picked by a slip: what was typed since it opened must have stood too.
 */
export function tellableFrom(
  { id, pageId }: Episode,
  { opened, settled }: Pick<Episodes, 'opened' | 'settled'>,
  known: Pick<Pages, 'edited'>,
): Instant | null {
  const row = known.edited(pageId)
  if (row === undefined || opened.some((each) => each.id === id)) return null
  return settled.until(row, 'settling_told')
}
