/** Where one sentence ends and another begins; a point within a number or a name is none. */
const BETWEEN = /(?<=[.!?…]) (?=\p{Lu}|["“])/u

/** The first sentences as far as they fit, and the first one in any case. */
export function briefly(text: string, most: number): string {
  const [first = '', ...others] = text.split(BETWEEN)
  let told = first
  for (const sentence of others) {
    if (told.length + 1 + sentence.length > most) break
    told += ` ${sentence}`
  }
  return told
}
