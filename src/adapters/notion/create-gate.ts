import PQueue from 'p-queue'
import { createMinuteBudget } from '#src/adapters/support/minute-budget.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Asking } from './to-failure.ts'

/** Requests under way at a time. */
const AT_ONCE = 50

/** The longest pause that is waited for: a run that waits must not look dead to others. */
const LONGEST_PAUSE = 2 * 60_000

/**
 * A write that has waited for longer is not sent. No wait of ours takes so long: the machine slept, and another run may have
 * taken this one for dead and gone on with what people have typed since.
 */
const LONGEST_WAIT_OF_WRITES = 10 * 60_000

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
  /** Notion has refused the token: who waits already is refused with it and not sent; who comes later tries it again. */
  refuseToken(failure: Failure): void
  /** Why nothing is sent now; null: it is. */
  refusal(asking: Asking, requestId?: string | null): Failure | null
}

export function createGate({ perMinute, clock }: { perMinute: number; clock: Clock }): Gate {
  const budget = createMinuteBudget({ perMinute, clock })
  const queue = new PQueue({ concurrency: AT_ONCE })
  let closed: { readonly until: number; readonly blocked: boolean } = { until: 0, blocked: false }
  let tokenRefused: Failure | null = null
  const now = () => Date.parse(clock.now())

  function close(ms: number, blocked: boolean): void {
    const until = now() + ms
    closed = {
      until: Math.max(until, closed.until),
      blocked: blocked || (closed.blocked && now() < closed.until),
    }
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

  return {
    refusal,
    async pass(asking, send) {
      const known = tokenRefused
      function requireOpen(): void {
        const refused = refusal(asking) ?? (tokenRefused === known ? null : tokenRefused)
        if (refused) throw refused
        if (asking.kind === 'write' && now() - asked > LONGEST_WAIT_OF_WRITES) throw outdated(asking)
      }
      const asked = now()
      requireOpen()
      return queue.add(async () => {
        requireOpen()
        await budget.take()
        requireOpen()
        return send()
      })
    },
    refuseToken(failure) {
      tokenRefused = failure
    },
    pause(ms) {
      if (ms > LONGEST_PAUSE) close(ms, false)
      else budget.pauseUntil(now() + ms)
    },
    block: (ms) => close(Math.max(ms, LEAST_BLOCK), true),
  }
}

function outdated({ to }: Asking): Failure {
  return new Failure({
    system: 'notion',
    code: 'rate_limited',
    retryable: true,
    message: `okr-sync stood still for minutes before it could ${to}, and did not: it may be out of date by now. The next run tries again.`,
  })
}
