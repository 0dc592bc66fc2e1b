import type { Episode } from '#src/core/history.ts'
import type { Told } from '#src/core/letters/subject.ts'
import { REPORTS } from '#src/core/mail/mail-policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

/** Messages of one kind, or people told of one thing, by the part of their address before the @. */
interface MailCount {
  readonly what: string
  readonly to: Readonly<Record<string, number>>
}

/** What was mailed in a demo: messages by kind, and what the letters among them told. */
export interface DemoMails {
  readonly messages: readonly MailCount[]
  readonly told: readonly MailCount[]
}

const LETTERS = 'letters'
const VALUE = 'a value is due'
const DECISION = 'a decision is due'
const EVER = '1970-01-01T00:00:00.000Z'
const NOTICES: readonly string[] = ['outage', 'restored', 'failure', 'unconfirmed', 'rejected']
const CAUSE: Readonly<Record<Episode['cause'], string>> = {
  off_track: 'off track',
  at_risk: 'long at risk',
  blocked: 'blocked',
}
const RUNG: Readonly<Record<string, string>> = {
  owner: 'owner',
  waited_for: 'waited for',
  lead: 'lead',
  above: 'above',
  all_clear: 'all-clear',
}

/** Everything that was sent, whatever it was and to whom. */
export async function demoMails({ outbox, history }: Deps): Promise<DemoMails> {
  const sent = await outbox.heads(['sent', 'unknown'])
  const { episodes } = await history.read()
  const causes = new Map(episodes.map(({ id, cause }) => [id, cause]))
  const isReport = (kind: string) => REPORTS.some((report) => report === kind)
  const nameOf = (kind: string) => (isReport(kind) || NOTICES.includes(kind) ? kind : LETTERS)
  const told = await outbox.told(EVER)
  return {
    messages: counts(
      sent.map(({ kind, to }) => ({ what: nameOf(kind), to })),
      [...REPORTS, LETTERS, ...NOTICES],
    ),
    told: counts(
      told.map((each) => ({ what: subjectOf(each, causes), to: each.to })),
      [
        ...Object.values(CAUSE).flatMap((cause) => Object.values(RUNG).map((rung) => `${cause}, ${rung}`)),
        VALUE,
        DECISION,
      ],
    ),
  }
}

/** A few lines: each kind of mail, and each thing that letters told, with who heard it how often. */
export function printDemoMails({ messages, told }: DemoMails): string {
  const things = Map.groupBy(told, ({ what }) => what.split(', ')[0] ?? '')
  const printed = [
    ...section(
      'Mail of these weeks, and how many to whom:',
      messages.flatMap(({ what, to }) => wrapped(`${what}: `, people(to))),
    ),
    ...section(
      'What the letters told:',
      [...things].flatMap(([thing, rungs]) =>
        wrapped(`${thing}: `, rungs.map(({ what, to }) => rungWords(thing, what) + people(to)).join('; ')),
      ),
    ),
  ]
  return printed.length === 0 ? '' : `${printed.join('\n')}\n`
}

/** On which rung of the ladder; nothing where there is none. */
function rungWords(thing: string, what: string): string {
  return what === thing ? '' : `${what.slice(thing.length + 2)} `
}

function people(to: MailCount['to']): string {
  return Object.entries(to)
    .map(([person, count]) => `${person} ${count}`)
    .join(', ')
}

function subjectOf({ key }: Told, causes: ReadonlyMap<string, Episode['cause']>): string {
  const [episode = '', rung = ''] = key.split('/')
  if (episode === 'nudge') return VALUE
  if (episode === 'decision') return DECISION
  const cause = causes.get(episode)
  return `${cause === undefined ? 'ended' : CAUSE[cause]}, ${RUNG[rung] ?? rung}`
}

/** @param order what comes first; the rest follows in its own order */
function counts(
  list: readonly { readonly what: string; readonly to: string }[],
  order: readonly string[],
): MailCount[] {
  const rank = ({ what }: MailCount) => (order.includes(what) ? order.indexOf(what) : order.length)
  return [...Map.groupBy(list, ({ what }) => what)]
    .map(([what, all]) => {
      const names = Map.groupBy(all, ({ to }) => to.slice(0, to.indexOf('@')))
      const most = [...names].toSorted(([, a], [, b]) => b.length - a.length)
      return { what, to: Object.fromEntries(most.map(([name, { length }]) => [name, length])) }
    })
    .toSorted((a, b) => rank(a) - rank(b))
}
