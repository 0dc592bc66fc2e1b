import { either } from '#src/core/words/either.ts'

/** Distinct words that are quoted. */
const MOST = 3

/** What was typed into rows, quoted, the most frequent first: `“On track” or “Done”`. */
export function typedWords(rows: readonly { readonly word: string }[]): string {
  const counts = [...Map.groupBy(rows, ({ word }) => word)].sort(([, a], [, b]) => b.length - a.length)
  const shown = counts.slice(0, MOST).map(([word]) => `“${word}”`)
  return counts.length > MOST ? `${shown.join(', ')} and the like` : either(shown)
}
