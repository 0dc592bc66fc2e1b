import { KEPT_FOR } from '#src/core/kept-for.ts'
import type { Told } from '#src/core/letters/subject.ts'
import type { Instant } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import type { Deps } from '#src/ports/deps.ts'

/** What letters have told to whom, as far back as it is kept. */
export function lettersTold({ outbox }: Pick<Deps, 'outbox'>, now: Instant): Promise<readonly Told[]> {
  return outbox.told(daysBefore(now, KEPT_FOR.told.days))
}
