/** Words after which a title has said what became of something. */
const TOLD =
  'is|are|was|were|has|have|can|will|live|ready|green|done|kept|met|made|won|held|taken|proven|known|shown|chosen|vs|without|within|below|above|under|ahead|always|never|only|needs?|stays?|keeps?|renews?|remains?|works?|passes|covers?|grows?|reach(?:es)?|goes'
const told = new RegExp(`^(?:${TOLD})$`, 'i')

/** Between a thing and what is said of it, none of these stands; after one, a task may go on. */
const LINKS =
  'and|or|for|of|in|on|at|by|to|from|with|into|across|via|per|as|between|through|until|before|after|against|&'
const link = new RegExp(`^(?:${LINKS})$`, 'i')

/** In the singular, for all their last letter. */
const singular =
  /(?:ss|us|is|\W)$|^(?:sales|analytics|operations|news|kubernetes|series|(?:mac|i)?os|aws|saas)$/i

/**
 * Whether the words after a verb may be a thing and what became of it ("customers renew", "notes published on the day") and not
 * what the verb is done to; where it cannot be told they may.
 * @param isPlain the verb is no noun, so that only what is told at the end speaks against it
 */
export function tellsOutcome(words: string, isPlain: boolean): boolean {
  const each = words.split(/\s+/)
  return each.some((word, index) => {
    const next = each[index + 1]
    const isLast = next === undefined || link.test(next)
    // "redesigned website" is a thing, "website redesigned" is done.
    if (index > 0 && /\p{L}{2}ed[,;]?$/iu.test(word) && isLast) return true
    if (told.test(word)) return index > 0
    return !isPlain && !isLast && (/:$/.test(word) || (/s$/i.test(word) && !singular.test(word)))
  })
}
