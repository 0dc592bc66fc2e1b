import { cleanText } from '#src/core/words/clean-text.ts'

/** More names than this say nothing new. */
const MOST = 4

/** People or rows for a sentence: `Dana Ilic, Ana Kos and 3 more`. Empty: there are none. */
export function namesOf(names: readonly string[], longest = 60): string {
  const shown = names.slice(0, MOST).map((name) => cleanText(name, longest))
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
