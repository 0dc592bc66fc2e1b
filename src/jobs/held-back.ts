import { openFrom } from '#src/core/letters/quiet-hours.ts'
import type { MessageKind } from '#src/core/mail/message-kind.ts'
import type { Instant } from '#src/core/model.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { MessageHead } from '#src/ports/outbox.ts'

/** A letter that leaves so much later than it was written keeps to the hours of its reader again. */
const LATE_MINUTES = 60

/** What is written in the hours of one person. */
const LETTERS: ReadonlySet<MessageKind> = new Set(['escalation', 'blocked', 'decision', 'nudge', 'all_clear'])

/**
 * Why a message that could be sent stays where it is for now, in a sentence; null: nothing keeps it. A letter does not overtake
 * what it answers, and one that was put off does not arrive in the night or on a holiday.
 * @param unsent Message-IDs of all that waits
 */
export function heldBack(
  { kind, to, date, references }: MessageHead,
  unsent: ReadonlySet<string>,
  now: Instant,
  { mailPolicy, policy }: Pick<Deps, 'mailPolicy' | 'policy'>,
): string | null {
  if (references.some((id) => unsent.has(id))) return 'An earlier letter of its thread waits.'
  if (!LETTERS.has(kind) || minutesBetween(date, now) < LATE_MINUTES) return null
  const timezone = mailPolicy.timezones[to] ?? policy.timezone
  return openFrom(now, timezone, mailPolicy) === now
    ? null
    : `It is late, and ${mailPolicy.hours} are the hours of its reader.`
}
