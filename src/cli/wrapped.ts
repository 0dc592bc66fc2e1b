/** Columns that text may take: of the 100 of a line, two are the indent of a section. */
const WIDTH = 98

/**
 * Breaks text between words into lines.
 * @param first what the first line begins with; the others are indented as far
 * @param width columns that a line may take; 98 if absent
 */
export function wrapped(first: string, text: string, width = WIDTH): string[] {
  const room = width - first.length
  const lines: string[] = []
  let line = ''
  // A number and its percent sign stay together.
  for (const word of text.split(/ (?!%)/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].map((each, index) =>
    `${index === 0 ? first : ' '.repeat(first.length)}${each}`.trimEnd(),
  )
}
