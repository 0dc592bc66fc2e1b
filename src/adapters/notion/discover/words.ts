import { cleanText } from '#src/core/words/clean-text.ts'
import type { Obstacle } from './obstacle.ts'

/** A title as a sentence quotes it. */
export function quoted(title: string): string {
  return `"${cleanText(title, 80) || 'Untitled'}"`
}

/** @param most how many are named before the rest is counted */
export function listed(titles: readonly string[], most: number): string {
  const named = titles.slice(0, most).map(quoted).join(', ')
  const rest = titles.length - most
  return rest > 0 ? `${named} and ${rest} more` : named
}

/** @param unread titles of databases that were not looked at or are not shown */
export function cutShort(unread: readonly string[]): Obstacle {
  const what =
    unread.length === 0
      ? 'Not all of the page was looked through: there is more on it and below it than one audit asks for.'
      : `Not looked into, since the connection is not shown them or there are too many: ${listed(unread, 5)}.`
  return {
    message: what,
    mend: 'If your OKRs are missing below, share their database with the connection (••• > Connections) and run the audit with its own link.',
  }
}
