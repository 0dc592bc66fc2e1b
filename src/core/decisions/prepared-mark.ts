import type { Day, Decision } from '#src/core/model.ts'
import { plainDay } from '#src/core/words/plain-day.ts'

/**
 * What Prepared shows in a row that the service added. It ends with the key, by which the row is known again without the store.
 * @param because why it was asked for, without a full stop: `off track since 3 Nov`
 */
export function preparedMark(day: Day, because: string, key: string): string {
  return `Added by okr-sync on ${plainDay(day)}: ${because}. Ref ${key}`
}

/** okr-sync added the row. */
export function isPrepared({ shown }: Pick<Decision, 'shown'>): boolean {
  return preparedKey(shown.prepared) !== null
}

/** The key in what Prepared shows; null: a person's row. */
export function preparedKey(shown: unknown): string | null {
  return typeof shown === 'string' ? (/\bRef ([\w-]+)\s*$/.exec(shown)?.[1] ?? null) : null
}

/** The day of the episode in which okr-sync asked about a page; null: the row is a person's, or about something else. */
export function askedInEpisodeOf({ shown }: Pick<Decision, 'shown'>, pageId: string): Day | null {
  const key = preparedKey(shown.prepared)
  if (key === null || !key.startsWith(`${pageId}-`)) return null
  return /^\d{4}-\d\d-\d\d/.exec(key.slice(pageId.length + 1))?.[0] ?? null
}
