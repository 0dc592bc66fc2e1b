import { cleanText } from '#src/core/words/clean-text.ts'
import { full, openStory } from '#test/jobs/a-story.ts'

/** So many lines of a mail are shown: what it is about and what is asked come first. */
const LINES = 24

/** Prints the mails of one key result from turning off track to its all-clear: when, to whom, in which thread, and what they say. */
const story = await openStory({ start: full('2026-11-02 08:00'), keyResult: { current: 24 } })
const events: { readonly at: string; readonly text: string }[] = []

function edits(at: string, changes: object, words: string): void {
  story.edit(at, 'keyResults', 'k1', changes)
  events.push({ at: full(at), text: `In Notion: ${words}` })
}

await story.at('2026-11-02 09:00')
edits('2026-11-03 09:00', { current: 2 }, 'Ada types 2 into Current, where 24 stood.')
await story.at('2026-11-03 09:05', '2026-11-03 10:00')
await story.days('11-04', '11-06')
edits('2026-11-07 12:00', { acknowledged: '2026-11-07' }, 'Ada fills in Acknowledged.')
await story.days('11-08', '11-25')
edits('2026-11-26 15:00', { current: 50 }, 'Ada types 50 into Current.')
await story.at('2026-11-26 15:05', '2026-11-26 16:00')
await story.days('11-27', '11-30')

const numbers = new Map(story.posted.map(({ messageId }, index) => [messageId, index + 1]))
for (const { at, to, subject, messageId, references, text } of story.posted) {
  const answers = references.map((id) => numbers.get(id) ?? '?').join(', ')
  const thread = answers === '' ? 'begins a thread' : `in the thread of mail ${answers}`
  const lines = text.split('\n').slice(0, LINES)
  const head = [`Mail ${numbers.get(messageId)}, ${thread}`, `To: ${to}`, `Subject: ${cleanText(subject)}`]
  events.push({ at, text: [...head, '', ...lines.map((line) => `  ${line}`.trimEnd())].join('\n') })
}
for (const { at, text } of events.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
  process.stdout.write(`${at.slice(0, 16).replace('T', ' ')} UTC  ${text}\n\n`)
}
story.close()
