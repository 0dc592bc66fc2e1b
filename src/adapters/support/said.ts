import { cleanText } from '#src/core/words/clean-text.ts'

/** What a system said of a fault, to end a sentence with: one line, cut at 200 letters, and a full stop unless it bears one. */
export function said(message: string): string {
  const line = cleanText(message, 200)
  return /[.!?…]$/.test(line) ? line : `${line}.`
}
