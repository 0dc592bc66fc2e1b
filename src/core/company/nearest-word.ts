/** More slips of the hand than these, and it is another word; in a short one, any slip makes another. */
const MOST = 2
const SHORT = 4

/** The known word that a typed one was probably meant to be; null: none is near. */
export function nearestWord(typed: string, known: Iterable<string>): string | null {
  let nearest: string | null = null
  let least = typed.length < SHORT ? 1 : MOST + 1
  for (const word of known) {
    if (Math.abs(word.length - typed.length) >= least && !isPart(typed, word)) continue
    const slips = isPart(typed, word) ? 1 : distance(typed, word)
    if (slips >= least) continue
    nearest = word
    least = slips
  }
  return nearest
}

/** One is the beginning of the other, as `percent` is of `percentage`. */
function isPart(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a))
}

/** Letters to add, drop or change between two words. Source: V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions and reversals" (1966). */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...a].entries()) {
    const line = [index + 1]
    for (const [column, other] of [...b].entries()) {
      const changed = (above[column] ?? 0) + (letter === other ? 0 : 1)
      line.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1))
    }
    above = line
  }
  return above.at(-1) ?? 0
}
