import type { Evaluation } from '#src/core/evaluation.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Instant } from '#src/core/model.ts'
import { earliest } from '#src/core/time/earliest.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { earlierLetters } from './earlier-letters.ts'
import type { PersonalLetter, Post } from './letter.ts'
import { type LetterTimes, nextLeave } from './next-leave.ts'
import { type PersonsPost, perPerson } from './per-person.ts'
import type { Subject, Told } from './subject.ts'

export interface PostInput {
  readonly subjects: readonly Subject[]
  /** Everything that anybody was ever told: what is missing here is told again. */
  readonly told: readonly Told[]
  readonly policy: LetterTimes & Pick<MailPolicy, 'timezones'>
  /** The organisation's, of everybody whom the policy does not name; IANA name. */
  readonly timezone: string
  /** By Message-ID when a letter was last tried, if not when it was laid down; `now` if it still waits. */
  readonly tried: ReadonlyMap<string, Instant>
  readonly evaluation: Pick<Evaluation, 'asOf' | 'today' | 'ruleVersion'>
  readonly now: Instant
}

/**
 * What leaves now: one letter for each person who is to hear something that is due, in that person's hours and below the most
 * letters of a day and of a week. What may not leave yet waits. The same input gives the same letters, whatever its order.
 */
export function post(input: PostInput): Post {
  const posted = perPerson(input).map((person) => postOf(person, input))
  return {
    letters: posted.flatMap(({ letter }) => letter ?? []),
    wakeAt: earliest(posted.map(({ wakesAt }) => wakesAt)),
  }
}

function postOf(
  { to, timezone, untold, sent, told }: PersonsPost,
  input: PostInput,
): { readonly letter: PersonalLetter | null; readonly wakesAt: Instant | null } {
  const { policy, now, evaluation } = input
  const isLeaving = untold.some(({ due }) => due <= now) && nextLeave(now, sent, timezone, policy) === now
  const held = isLeaving ? untold.filter(({ due, comesAlongFrom = due }) => comesAlongFrom <= now) : []
  const waiting = untold.filter((subject) => !held.includes(subject))
  const wakesAt = nextOf(waiting, isLeaving ? [...sent, now] : sent, timezone, input)
  const [first] = held
  if (first === undefined) return { letter: null, wakesAt }

  const day = localDay(now, timezone)
  const number = sent.filter((at) => localDay(at, timezone) === day).length + 1
  const letter = {
    to,
    kind: first.about.kind,
    slot: `${day}.${number}`,
    day,
    subjects: held,
    references: earlierLetters(held, told),
    most: { perDay: policy.mostPerDay, perWeek: policy.mostPerWeek },
    asOf: evaluation.asOf,
    today: evaluation.today,
    ruleVersion: evaluation.ruleVersion,
  }
  return { letter, wakesAt }
}

function nextOf(
  waiting: readonly Subject[],
  sent: readonly Instant[],
  timezone: string,
  { policy, now }: PostInput,
): Instant | null {
  const first = earliest(waiting.map(({ due }) => due))
  return first === null ? null : nextLeave(first > now ? first : now, sent, timezone, policy)
}
