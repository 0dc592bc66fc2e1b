/** Letters of JSON in one value: D1 takes 2 MB, and a letter is up to 3 bytes of UTF-8. */
const MOST_LETTERS = 500_000

/**
 * Items as JSON arrays that are each one bound value, for `json_each`: D1 takes 100 values a statement and 1,000 statements a run,
 * which row by row would soon be used up. No items: no arrays.
 */
export function jsonArrays(items: Iterable<unknown>): string[] {
  const arrays: string[] = []
  let texts: string[] = []
  let room = MOST_LETTERS
  for (const item of items) {
    const text = JSON.stringify(item)
    if (text.length > room && texts.length > 0) {
      arrays.push(`[${texts.join(',')}]`)
      texts = []
      room = MOST_LETTERS
    }
    texts.push(text)
    room -= text.length
  }
  if (texts.length > 0) arrays.push(`[${texts.join(',')}]`)
  return arrays
}
