/** The longest run of text that Notion takes, in UTF-16 units. */
const longestRun = 2000

/** As many runs as Notion takes for one text. */
const mostRuns = 100

/** A text as Notion takes it. Not parted in the middle of a character: half a surrogate pair is no text. */
export function textRuns(text: string): { type: 'text'; text: { content: string } }[] {
  const whole = text.toWellFormed()
  const runs: string[] = []
  for (let at = 0; at < whole.length && runs.length < mostRuns; at += runs.at(-1)?.length ?? 0) {
    runs.push(whole.slice(at, at + longestRun).replace(/[\ud800-\udbff]$/, ''))
  }
  return runs.map((content) => ({ type: 'text', text: { content } }))
}
