import { cleanText } from '#src/core/words/clean-text.ts'

const LONGEST = 60

/** A value of the file as a sentence can quote it: a text in quotes and not too long, a list or an object by its kind alone. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return `"${cleanText(value, LONGEST)}"`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return value === undefined ? 'missing' : String(value)
}
