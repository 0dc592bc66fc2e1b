import { cleanText } from './clean-text.ts'

/** Longest title that is quoted in a sentence. */
const LONGEST = 80

/** A row by its title, quoted, for a sentence. */
export function named({ title }: { readonly title: string }): string {
  const text = cleanText(title, LONGEST)
  return text === '' ? 'a row without a title' : `"${text}"`
}
