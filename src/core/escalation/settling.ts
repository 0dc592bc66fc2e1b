import type { Evaluation } from '#src/core/evaluation.ts'
import type { History, Sighting } from '#src/core/history.ts'
import type { Instant } from '#src/core/model.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'

type What = Extract<Sighting['what'], `settling_${string}`>

export type Settling = ReturnType<typeof settling>

interface Row {
  readonly id: string
  readonly lastEdited: Instant
}

/**
 * Whether what is to open, close or be told has stood for long enough. What a person has just typed is first remembered, so that a slip
 * which is mended within `settleMinutes` is nobody's news; what comes of measurements or of the calendar stands at once. What
 * has been remembered counts from its first sight, so that a row which is edited all the time does not wait for ever.
 */
export function settling(
  { asOf, remember }: Pick<Evaluation, 'asOf' | 'remember'>,
  history: Pick<History, 'sightings' | 'written'>,
  settleMinutes: number,
) {
  const known = new Map<string, Sighting>(
    history.sightings.flatMap((sighting): [string, Sighting][] =>
      isSettling(sighting) ? [[`${sighting.pageId} ${sighting.what}`, sighting]] : [],
    ),
  )
  const lastWrite = new Map<string, Instant>()
  for (const { pageId, at } of history.written) {
    if (at > (lastWrite.get(pageId) ?? '')) lastWrite.set(pageId, at)
  }
  const typed = new Set(
    remember.checkIns.flatMap(({ keyResultId, source }) => (source === 'typed' ? keyResultId : [])),
  )
  const waiting = new Map<string, Sighting>()
  return {
    /** null: it stands. Else when it does, if it still is so then. */
    until(row: Row, what: What): Instant | null {
      const isPersons = typed.has(row.id) || row.lastEdited > (lastWrite.get(row.id) ?? '')
      const key = `${row.id} ${what}`
      const since = known.get(key)?.since ?? (isPersons ? row.lastEdited : null)
      if (since === null) return null
      const until = minutesAfter(since, settleMinutes)
      if (until <= asOf) return null
      waiting.set(key, { pageId: row.id, what, since })
      return until
    },
    /** What is to be remembered and forgotten of it, once everything was asked. */
    memories(): { readonly seen: readonly Sighting[]; readonly gone: readonly Omit<Sighting, 'since'>[] } {
      const over = [...known].filter(([key]) => !waiting.has(key))
      return {
        seen: [...waiting].flatMap(([key, sighting]) => (known.has(key) ? [] : sighting)),
        gone: over.map(([, { pageId, what }]) => ({ pageId, what })),
      }
    },
  }
}

function isSettling({ what }: Sighting): boolean {
  return what.startsWith('settling_')
}
