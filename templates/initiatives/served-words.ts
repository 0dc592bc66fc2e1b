import type { ServedLine } from '#src/core/mail/initiatives/update-line.ts'
import { named } from '#src/core/words/named.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'

/** Key results that a row names before the rest is counted. */
const MOST = 3

/** `"Checkout p95" (Off track), "Uptime" (On track) and 2 more`; empty: none. */
export function servedWords(serves: readonly ServedLine[]): string {
  const told = serves.slice(0, MOST).map((line) => `${named(line)} (${STATUS_MARKS[line.status].word})`)
  const rest = serves.length - told.length
  return `${told.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
