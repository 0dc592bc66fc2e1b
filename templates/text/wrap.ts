/** Widest line of a text part. Links are never broken and may be wider. */
const TEXT_WIDTH = 76

/**
 * Words laid out in lines of at most 76 columns; a number and its % stay together.
 * @param first what stands before the first line
 * @param hang how far the following lines are indented; as wide as `first` when it is not given
 */
export function wrap(text: string, first = '', hang = first.length): string {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(/ (?!%)/u)) {
    const space = empty ? '' : ' '
    if (!empty && line.length + 1 + word.length > TEXT_WIDTH) {
      lines.push(line)
      line = ' '.repeat(hang) + word
    } else {
      line += space + word
    }
    empty = false
  }
  return [...lines, line].join('\n')
}

/** A heading with a rule under it. */
export function underlined(heading: string, rule = '-'): string {
  return `${heading}\n${rule.repeat(Math.min(heading.length, TEXT_WIDTH))}`
}
