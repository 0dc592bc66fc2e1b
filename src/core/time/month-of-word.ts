/** Month names in English, German, French and Spanish as they sort into the year, without accents. */
const MONTHS = [
  ['january', 'januar', 'janner', 'janvier', 'enero'],
  ['february', 'februar', 'feber', 'fevrier', 'febrero'],
  ['march', 'marz', 'maerz', 'mars', 'marzo'],
  ['april', 'avril', 'abril'],
  ['may', 'mai', 'mayo'],
  ['june', 'juni', 'juin', 'junio'],
  ['july', 'juli', 'juillet', 'julio'],
  ['august', 'aout', 'agosto'],
  ['september', 'septembre', 'septiembre', 'setiembre'],
  ['october', 'oktober', 'octobre', 'octubre'],
  ['november', 'novembre', 'noviembre'],
  ['december', 'dezember', 'decembre', 'diciembre'],
] as const

/**
 * The month 1..12 that a word of at least three letters names or begins; null: none, or several as `jui` does.
 * @param word in lower case, without accents
 */
export function monthOfWord(word: string): number | null {
  if (word.length < 3) return null
  const fit = MONTHS.flatMap((names, index) =>
    names.some((name) => name.startsWith(word)) ? [index + 1] : [],
  )
  return fit.length === 1 ? (fit[0] ?? null) : null
}
