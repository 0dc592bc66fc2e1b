const FALL = 'reduce|cut|lower|decrease|minimi[sz]e|shorten'
const RISE =
  'improve|increase|raise|grow|boost|strengthen|enhance|optimi[sz]e|accelerate|speed up|maximi[sz]e|expand|simplify|become'

const change = new RegExp(`^(?:KR\\s*\\d)?[^\\p{L}]*(?<verb>${FALL}|${RISE})(?!\\p{L})`, 'iu')
const fall = new RegExp(
  `(?<!\\p{L})(?:${FALL}|churn|latency|downtime|costs?|time|below|under|less than|at most)(?!\\p{L})|[<≤]`,
  'iu',
)

/**
 * The verb of change that a title begins with, such as Improve; null: none that is known. Titles are read in English.
 * @param title one line
 */
export function titleChange(title: string): string | null {
  return change.exec(title)?.groups?.['verb'] ?? null
}

/** Lower seems to be better, by the words of the title; it chooses the numbers of an example and nothing else. */
export function isFall(title: string): boolean {
  return fall.test(title)
}
