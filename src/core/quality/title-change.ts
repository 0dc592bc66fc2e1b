import { isForeign } from './is-foreign.ts'
import { isSettled } from './is-settled.ts'

const FALL = 'reduce|cut|lower|decrease|minimi[sz]e|shorten'
const RISE =
  'improve|increase|raise|grow|boost|strengthen|enhance|optimi[sz]e|accelerate|speed up|maximi[sz]e|expand|simplify|become'

/** "Lower-income" and "Grow or go" name something else. */
const change = new RegExp(`^(?:KR\\s*\\d)?[^\\p{L}]*(?<verb>${FALL}|${RISE})(?![\\p{L}-])(?!\\s+or\\s)`, 'iu')
const fall = new RegExp(
  `(?<!\\p{L})(?:${FALL}|churn|latency|downtime|costs?|time|below|under|less than|at most)(?!\\p{L})|[<≤]`,
  'iu',
)

/**
 * The verb of change that a title begins with, such as Improve; null: none that is known. Titles are read in English.
 * @param title one line
 */
export function titleChange(title: string): string | null {
  const verb = change.exec(title)?.groups?.['verb'] ?? null
  return verb === null || isForeign(title) || isSettled(title) ? null : verb
}

/** Lower seems to be better, by these words of a title; it chooses the numbers of an example and nothing else. */
export function isFall(words: string): boolean {
  return fall.test(words)
}
