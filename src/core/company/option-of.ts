import { nearestWord } from './nearest-word.ts'
import type { FieldFault } from './read-fields.ts'
import { shownValue } from './shown-value.ts'

/**
 * The code of a word that a key holds, in any case; null: the key is empty. A word that no rule knows is `invalid` and a
 * fault with the code `unknown_<key>`.
 * @param otherwise what is done then, as the message ends
 */
export function optionOf<Code extends string>(
  property: string,
  value: unknown,
  codes: Readonly<Record<string, Code>>,
  otherwise = '',
): { readonly option: Code | 'invalid' | null; readonly fault: FieldFault | null } {
  if (value === undefined || value === null || value === '') return { option: null, fault: null }
  const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
  const option = Object.hasOwn(codes, word) ? codes[word] : undefined
  if (option !== undefined) return { option, fault: null }
  const words = Object.keys(codes)
  const meant = nearestWord(word, words)
  const all = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
  const fault = {
    code: `unknown_${property}`,
    property,
    message: `${property} is ${shownValue(value)}, which no rule knows${otherwise}.`,
    mend: `Set ${property} to ${meant === null ? all : `${meant} if that is meant, else to another of ${all}`}.`,
  }
  return { option: 'invalid', fault }
}
