import { cleanText } from '#src/core/words/clean-text.ts'
import { localMoment } from '#src/core/words/local-moment.ts'
import type { LetterJob, LettersPlan, PersonsPlan, PlannedSubject } from '#src/jobs/plan-letters.ts'
import type { LettersReport } from '#src/jobs/send-letters.ts'
import { counted } from './counted.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

/** Of one person so many things are listed; --json has them all. */
const MOST = 20

const NOBODY = {
  escalate: 'Nobody is due to hear anything that they have not heard.',
  nudge: 'Nobody owes a value that they were not asked for this week.',
} as const

const NOT_LIVE =
  'This workspace is not live: nobody hears anything. okr-sync go-live --dry-run shows what would have gone out.\n'

const AGAIN =
  'Of what waits nothing is kept: run okr-sync nudge again then, or leave it to the last working day before the digest.'

/** Who would hear what. */
export function printPlannedLetters({ people, isLive }: LettersPlan, job: LetterJob): string {
  if (!isLive) return NOT_LIVE
  const leaving = people.filter(({ letter }) => letter !== null)
  return inLines([
    people.length === 0 ? NOBODY[job] : `${counted(leaving.length, 'letter')} would leave now.`,
    ...leaving.flatMap(leavingNow),
    ...waits(people, job),
  ])
}

/** What left, and what waits. */
export function printLetters({ messages, people, run }: LettersReport, job: LetterJob): string {
  const waiting = people.filter((person) => person.letter === null)
  return inLines([
    messages.length === 0 && waiting.length === 0
      ? NOBODY[job]
      : `Sent ${counted(messages.filter(({ state }) => state === 'sent').length, 'mail')}. Run ${run.id}.`,
    ...messages.map(
      ({ state, to, subject, detail }) =>
        `  ${state}: ${cleanText(subject)} to ${to}${detail === null ? '' : ` (${cleanText(detail)})`}`,
    ),
    ...waits(waiting, job),
  ])
}

function leavingNow({ to, letter }: PersonsPlan): string[] {
  if (letter === null) return []
  return section(
    `${to}: ${cleanText(letter.subject)}`,
    letter.holds.slice(0, MOST).flatMap(named).concat(more(letter.holds)),
  )
}

function waits(people: readonly PersonsPlan[], job: LetterJob): string[] {
  const lines = people.flatMap(waitsFor)
  return lines.length === 0 || job === 'escalate' ? lines : [...lines, '', ...wrapped('', AGAIN)]
}

function waitsFor({ to, timezone, waiting }: PersonsPlan): string[] {
  const lines = waiting.slice(0, MOST).flatMap((subject) => {
    const when = `${subject.isDue ? 'due, leaves' : 'due and leaves'} ${localMoment(subject.until, timezone)} at the earliest`
    return [...named(subject), `    ${when}`]
  })
  return section(`${to} waits (${timezone}):`, lines.concat(more(waiting)))
}

function named({ tag, title }: PlannedSubject): string[] {
  return wrapped('- ', `[${tag}] ${cleanText(title, 100)}`)
}

function more(all: readonly unknown[]): string[] {
  return all.length > MOST ? [`and ${all.length - MOST} more; --json lists them all.`] : []
}

function inLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
