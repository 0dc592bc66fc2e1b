import { plainWords } from '#src/core/words/plain-words.ts'
import type { Labels } from './labels.ts'
import { codeOfWord } from './option-words.ts'

/**
 * @returns the code of an option that a person chose, or undefined when no rule knows it. `off-track`, `Off track` and a label with
 * an emoji before it are one option, and so are its names in other languages.
 */
export function codeOf<Code extends string>(labels: Labels<Code>, option: string): Code | undefined {
  const wanted = plainWords(option)
  if (wanted === '') return undefined
  const codes = Object.keys(labels) as Code[]
  return (
    codes.find((code) => plainWords(labels[code]) === wanted) ??
    codes.find((code) => code === codeOfWord(labels, option))
  )
}
