import { cleanText } from '#src/core/words/clean-text.ts'
import { walkQuarter } from '#test/jobs/a-quarter.ts'

/** Prints a quarter as a story: what people do in Notion, what the service adds and writes, and every mail. */
const { story, told } = await walkQuarter()
const events = [...told]
for (const { at, to, subject, text } of story.posted) {
  const lines = text.split('\n').map((line) => `  ${line}`.trimEnd())
  events.push({ at, text: [`Mail to ${to}: ${cleanText(subject)}`, '', ...lines].join('\n') })
}
for (const { at, text } of events.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
  process.stdout.write(`${at.slice(0, 16).replace('T', ' ')} UTC  ${text}\n\n`)
}
story.close()
