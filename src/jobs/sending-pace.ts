import { nextSending } from '#src/core/mail/next-sending.ts'
import type { Instant } from '#src/core/model.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { Deps } from '#src/ports/deps.ts'

/**
 * A run sends for so long, which is less than from tick to tick, and so many: a Worker may ask its database 1,000 times in a run,
 * and each message asks it twice. What is left waits for the next tick.
 */
const RUN = { minutes: 4, messages: 200 }

/** Keeps what is handed to the mail server below the `perMinute` of the policy. */
export interface SendingPace {
  /** Waits until the next message may leave. false: it may not within this run. */
  turn(): Promise<boolean>
}

/** It goes by the attempts that the store knows of, so that neither a restart nor another machine sends twice as much. */
export function createSendingPace({
  clock,
  outbox,
  mailPolicy,
}: Pick<Deps, 'clock' | 'mailPolicy' | 'outbox'>): SendingPace {
  const end = minutesAfter(clock.now(), RUN.minutes)
  let sendings: Instant[] | null = null
  let taken = 0

  /** Attempts that are still to come were noted by a clock that went ahead; going by them no mail would leave until then. */
  async function lately(now: Instant): Promise<Instant[]> {
    const attempts = await outbox.attemptedSince(minutesAfter(now, -1))
    return attempts.map(({ at }) => at).filter((at) => at <= now)
  }

  return {
    async turn() {
      let now = clock.now()
      sendings ??= await lately(now)
      const at = nextSending(sendings, now, mailPolicy.perMinute)
      if (taken === RUN.messages || at >= end) return false
      if (now < at) {
        await clock.sleep(minutesBetween(now, at) * 60_000)
        now = clock.now()
        // Timers may ring a little early.
        if (now < at) now = at
      }
      sendings.push(now)
      taken += 1
      return true
    },
  }
}
