/** Colours by the first letter of their names, in columns that have a red and a colour between. */
const COLOURS: Readonly<Record<string, string>> = {
  R: 'red',
  A: 'amber',
  Y: 'yellow',
  O: 'orange',
  J: 'jaune',
  G: 'green',
  V: 'verde',
}
const BETWEEN = ['A', 'Y', 'O', 'J']
const GOOD = ['G', 'V']

/**
 * What a letter says in a column whose options are R, A and G, as `R (red)`. A letter by itself says nothing, and in a column of R, G
 * and GR it may say two things: such words stay as they are.
 */
export function codedWord(options: readonly string[], word: string): string {
  const letters = new Set(options.map((option) => option.trim().toUpperCase()))
  const isCoded = [['R'], BETWEEN, GOOD].every(
    (some) => some.filter((each) => letters.has(each)).length === 1,
  )
  const colour = COLOURS[word.trim().toUpperCase()]
  return isCoded && colour ? `${word.trim()} (${colour})` : word
}
