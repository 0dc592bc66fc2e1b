import type { Instant } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import type { WentLive } from '#src/jobs/go-live.ts'
import type { GoLivePlan, WithheldLetter } from '#src/jobs/plan-go-live.ts'
import { counted } from './counted.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

/** People, and things for one of them, that are listed; --json has them all. */
const MOST = 20
const MOST_OF_ONE = 3

const KIND: Readonly<Record<WithheldLetter['holds'][number]['kind'], string>> = {
  escalation: 'escalation',
  blocked: 'blocked initiative',
  decision: 'decision reminder',
  nudge: 'nudge',
  all_clear: 'all-clear',
}

/** What nobody gets, what goes out instead, and what comes. */
export function printGoLivePlan({ live, letters, reports, summary }: GoLivePlan): string {
  if (live.isLive) return printLive(live.since)
  const to = summary.to.join(', ')
  return inLines([
    'This workspace is not live: nothing is mailed but notices of the service itself to OPS_TO.',
    ...section(
      `Had it been live from its start, ${counted(letters.length, 'letter')} would have been due today (${countsOf(letters)}):`,
      letters.slice(0, MOST).flatMap(withheld).concat(more(letters.length, MOST)),
    ),
    ...(letters.length === 0
      ? ['', 'Had it been live from its start, nobody would have had a letter today.']
      : ['', ...wrapped('', 'None of it is mailed. In its place one summary goes out when it goes live:')]),
    `  ${cleanText(summary.subject)} to ${to}`,
    ...section(
      'Reports from then on, as they would read today:',
      reports.flatMap(({ to: readers, subject, leavesAt }) =>
        wrapped(
          '- ',
          `${leavesAt === null ? '' : `${when(leavesAt)}: `}${cleanText(subject)} to ${readers.join(', ')}`,
        ),
      ),
    ),
    '',
    ...wrapped(
      '',
      'From then on a person hears of what changes: what turns off track after having stood better, becomes blocked, or becomes late. What is late already is asked for two weeks later.',
    ),
  ])
}

/** It was live before. */
export function printLive(since: Instant | null): string {
  return since === null
    ? 'This workspace is live: okr-sync init made every database of it. Nothing is to be done.\n'
    : `This workspace has been live since ${when(since)}. Nothing is to be done, and nothing was mailed.\n`
}

/** It is live now. */
export function printWentLive({ liveSince, messages, run }: WentLive): string {
  return inLines([
    `This workspace is live${liveSince === null ? '' : ` since ${when(liveSince)}`}. Run ${run.id}.`,
    ...messages.map(
      ({ state, to, subject, detail }) =>
        `  ${state}: ${cleanText(subject)} to ${to}${detail === null ? '' : ` (${cleanText(detail)})`}`,
    ),
  ])
}

function countsOf(letters: readonly WithheldLetter[]): string {
  const kinds = Map.groupBy(
    letters.flatMap(({ holds }) => holds),
    ({ kind }) => kind,
  )
  return [...kinds].map(([kind, all]) => counted(all.length, KIND[kind])).join(', ')
}

function withheld({ to, subject, holds }: WithheldLetter): string[] {
  const words = subject === null ? `${counted(holds.length, 'thing')} in their hours` : cleanText(subject)
  return [
    ...wrapped('', `${to}: ${words}`),
    ...holds
      .slice(0, MOST_OF_ONE)
      .flatMap(({ tag, title }) => wrapped('  - ', `[${tag}] ${cleanText(title, 100)}`)),
    ...more(holds.length, MOST_OF_ONE).map((line) => `  ${line}`),
  ]
}

function more(all: number, most: number): string[] {
  return all > most ? [`and ${all - most} more; --json lists them all.`] : []
}

/** The store's moments are those of UTC. */
function when(moment: Instant): string {
  return `${plainDayBeside(moment.slice(0, 10), '')} ${moment.slice(11, 16)} UTC`
}

function inLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
