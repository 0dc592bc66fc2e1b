import type { FoundRow } from '#src/core/explain/find-rows.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

const MOST_CANDIDATES = 10

/** What is answered where a page that was asked about may be any of several rows. */
export function severalFit(page: string, candidates: readonly FoundRow[]): string {
  const shown = candidates
    .slice(0, MOST_CANDIDATES)
    .map(({ kind, id, title }) => `  ${kind} ${id}  ${cleanText(title, 60)}`)
  const more = candidates.length - shown.length
  return [
    `${candidates.length} rows are ${JSON.stringify(page)}; give the id of the one you mean:`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n')
}
