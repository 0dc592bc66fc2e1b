import type { KeyResult } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { shortHash } from '#src/core/words/short-hash.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'
import { type Since, since } from './since.ts'

/**
 * Since when the Note of a key result has said what it says. A text is as old as the row's last edit at least, so that is when it
 * was seen first, also by a service that has just been set up.
 */
export function noteSince(
  { id, note, lastEdited }: Pick<KeyResult, 'id' | 'note' | 'lastEdited'>,
  history: Pick<RowHistory, 'sightings'>,
  moment: Pick<Moment, 'now' | 'today' | 'policy'>,
): Since {
  const text = cleanText(note)
  const now = lastEdited < moment.now ? lastEdited : moment.now
  return since({
    pageId: id,
    what: text === '' ? null : `note_${shortHash(text)}`,
    kind: 'note_',
    history,
    moment: { ...moment, now, today: localDay(now, moment.policy.timezone) },
  })
}
