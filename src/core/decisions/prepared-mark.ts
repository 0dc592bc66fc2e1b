import type { Day } from '#src/core/model.ts'
import { plainDay } from '#src/core/words/plain-day.ts'

/**
 * What Prepared shows in a row that the service added. It ends with the key, by which the row is known again without the store.
 * @param because why it was asked for, without a full stop: `off track since 3 Nov`
 */
export function preparedMark(day: Day, because: string, key: string): string {
  return `Added by okr-sync on ${plainDay(day)}: ${because}. Ref ${key}`
}

/** The key in what Prepared shows; null: a person's row. */
export function preparedKey(shown: unknown): string | null {
  return typeof shown === 'string' ? (/\bRef ([\w-]+)\s*$/.exec(shown)?.[1] ?? null) : null
}
