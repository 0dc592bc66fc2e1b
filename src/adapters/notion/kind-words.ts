import { plainWords } from '#src/core/words/plain-words.ts'

/** What says that a row, or all rows of a table, are key results or objectives: in English, German, French and Spanish, without accents. */
export const KEY_RESULT_WORDS =
  /\b(?:key results?|krs?|schlusselergebnis(?:se)?|schlusselresultate?|resultats? cles?|resultados? claves?)\b/
export const OBJECTIVE_WORDS = /(?:\b(?:objectives?|goals?|objectifs?|objetivos?|north stars?)|ziele?)\b/

/** @returns the kind of row that an option such as `🎯 Objective` or `Schlüsselergebnis` names; null: neither, or both */
export function kindSaidBy(option: string): 'objectives' | 'keyResults' | null {
  const words = plainWords(option)
  const isKeyResult = KEY_RESULT_WORDS.test(words)
  if (isKeyResult === OBJECTIVE_WORDS.test(words)) return null
  return isKeyResult ? 'keyResults' : 'objectives'
}
