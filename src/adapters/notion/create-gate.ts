import PQueue from 'p-queue'
import { createMinuteBudget } from '#src/adapters/support/minute-budget.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Asking } from './to-failure.ts'

/** Requests under way at a time. */
const AT_ONCE = 50

/** The longest pause that is waited for: a run that waits must not look dead to others. */
const LONGEST_PAUSE = 2 * 60_000

/** Asking a connection that is blocked never helps; a process that lives for weeks may look again after so long. */
const LEAST_BLOCK = 60 * 60_000

/** The one way to Notion: nobody passes before the budget and Notion's own pauses let them. */
export interface Gate {
  /**
   * Sends when it is this request's turn; first come, first served.
   * @throws Failure at once while Notion does not want to be asked
   */
  pass<T>(asking: Asking, send: () => Promise<T>): Promise<T>
  /** Nobody sends for so many milliseconds. A pause that is too long to wait for is a refusal until it is over. */
  pause(ms: number): void
  /** Notion has blocked the connection, at least for so many milliseconds. */
  block(ms: number): void
  /** Why nothing is sent now; null: it is. */
  refusal(asking: Asking, requestId?: string | null): Failure | null
}

export function createGate({ perMinute, clock }: { perMinute: number; clock: Clock }): Gate {
  const budget = createMinuteBudget({ perMinute, clock })
  const queue = new PQueue({ concurrency: AT_ONCE })
  let closed: { readonly until: number; readonly blocked: boolean } = { until: 0, blocked: false }
  const now = () => Date.parse(clock.now())

  function close(ms: number, blocked: boolean): void {
    const until = now() + ms
    if (until > closed.until) closed = { until, blocked }
  }

  function refusal({ to }: Asking, requestId: string | null = null): Failure | null {
    const { until, blocked } = closed
    if (now() >= until) return null
    const moment = new Date(until).toISOString()
    return new Failure({
      system: 'notion',
      code: 'rate_limited',
      retryable: !blocked,
      requestId,
      message: blocked
        ? `Notion has blocked this connection and did not ${to}. Ask Notion's support why; nothing more is sent before ${moment}.`
        : `Notion wants no request before ${moment} and did not ${to}. The first run after that tries again.`,
    })
  }

  function requireOpen(asking: Asking): void {
    const refused = refusal(asking)
    if (refused) throw refused
  }

  return {
    refusal,
    async pass(asking, send) {
      requireOpen(asking)
      return queue.add(async () => {
        requireOpen(asking)
        await budget.take()
        requireOpen(asking)
        return send()
      })
    },
    pause(ms) {
      if (ms > LONGEST_PAUSE) close(ms, false)
      else budget.pauseUntil(now() + ms)
    },
    block: (ms) => close(Math.max(ms, LEAST_BLOCK), true),
  }
}
