import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { gravestFirst } from './gravest-first.ts'
import type { Subject, Told } from './subject.ts'

/** What a person has not heard of yet, and what counts for when a letter may go there. */
export interface PersonsPost {
  /** In lower case. */
  readonly to: string
  /** The person's own; IANA name. */
  readonly timezone: string
  /** Each key once, the gravest first; at least one. */
  readonly untold: readonly Subject[]
  /** When each letter of the last days left; of one that waits it is now, since it may leave at any moment. */
  readonly sent: readonly Instant[]
  readonly told: readonly Told[]
}

interface Input {
  readonly subjects: readonly Subject[]
  /** Everything that anybody was ever told: what is missing here is told again. */
  readonly told: readonly Told[]
  readonly policy: Pick<MailPolicy, 'timezones'>
  /** The organisation's, of everybody whom the policy does not name; IANA name. */
  readonly timezone: string
  /** By Message-ID when a letter was last tried, if not when it was laid down; `now` if it still waits. */
  readonly tried: ReadonlyMap<string, Instant>
  readonly now: Instant
}

/** Letters count for seven days of the person's, which may be an hour longer than 168 hours. */
const COUNT_DAYS = 8

/** Whoever is to hear something, due or not, in the order of their addresses. */
export function perPerson(input: Input): readonly PersonsPost[] {
  const past = Map.groupBy(input.told, ({ to }) => to.toLowerCase())
  return byPerson(input.subjects).flatMap(([to, subjects]) => {
    const told = past.get(to) ?? []
    const untold = notToldYet(subjects, told)
    if (untold.length === 0) return []
    const timezone = input.policy.timezones[to] ?? input.timezone
    return { to, timezone, untold, sent: sentLately(told, timezone, input), told }
  })
}

function byPerson(subjects: readonly Subject[]): readonly (readonly [string, readonly Subject[]])[] {
  const found = new Map<string, Subject[]>()
  for (const subject of subjects) {
    for (const to of new Set(subject.to.map((address) => address.toLowerCase()))) {
      const own = found.get(to)
      if (own === undefined) found.set(to, [subject])
      else own.push(subject)
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function notToldYet(subjects: readonly Subject[], told: readonly Told[]): readonly Subject[] {
  const known = new Set(told.map(({ key }) => key))
  return subjects.toSorted(gravestFirst).filter(({ key }) => {
    const isNew = !known.has(key)
    known.add(key)
    return isNew
  })
}

/** What left on the day on which it was laid down counts from then: its seconds in the outbox would shift every letter of a week. */
function sentLately(
  told: readonly Told[],
  timezone: string,
  { tried, now }: Pick<Input, 'tried' | 'now'>,
): readonly Instant[] {
  const from = daysBefore(now, COUNT_DAYS)
  const sent = new Map<string, Instant>()
  for (const { messageId, at } of told) {
    const left = tried.get(messageId)
    if (at < from && left === undefined) continue
    const isLate = left !== undefined && localDay(left, timezone) !== localDay(at, timezone)
    sent.set(messageId, isLate ? left : at)
  }
  return [...sent.values()]
}
