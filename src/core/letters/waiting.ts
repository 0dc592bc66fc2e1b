import type { Instant } from '#src/core/model.ts'
import type { PersonalLetter } from './letter.ts'
import { nextLeave } from './next-leave.ts'
import { perPerson } from './per-person.ts'
import type { PostInput } from './post.ts'
import type { Subject } from './subject.ts'

/** What a person is to hear and does not hear now. */
export interface Waiting {
  /** In lower case. */
  readonly to: string
  /** The person's own; IANA name. */
  readonly timezone: string
  readonly subject: Subject
  /** true: it is due, and only hours or the most letters of a day or a week keep it. */
  readonly isDue: boolean
  /** When it leaves at the earliest. */
  readonly until: Instant
}

/** What waits beside the letters that leave now, by person, for whoever asks; the post itself needs the first moment alone. */
export function waiting(input: PostInput, letters: readonly PersonalLetter[]): readonly Waiting[] {
  const { policy, now } = input
  const leaving = new Map(letters.map(({ to, subjects }) => [to, new Set(subjects.map(({ key }) => key))]))
  return perPerson(input).flatMap(({ to, timezone, untold, sent }) => {
    const held = leaving.get(to)
    const before = held === undefined ? sent : [...sent, now]
    return untold
      .filter(({ key }) => held?.has(key) !== true)
      .map((subject) => {
        const isDue = subject.due <= now
        const until = nextLeave(isDue ? now : subject.due, before, timezone, policy)
        return { to, timezone, subject, isDue, until }
      })
  })
}
