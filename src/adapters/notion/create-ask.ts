import type { Client } from '@notionhq/client'
import pRetry from 'p-retry'
import * as z from 'zod'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'
import type { Gate } from './create-gate.ts'
import { type Fallen, faultOf, unanswered } from './fault-of.ts'
import { ATTEMPTS, backoff, type Fault, retryRules } from './retry-rules.ts'
import { type Asking, misunderstood, toFailure } from './to-failure.ts'

/** A write of which it is not known what became of it. */
export interface Doubt {
  /** How it ends if nothing more can be found out. */
  readonly failure: Failure
  /** What Notion says that it saved all the same. */
  readonly committedId: string | null
}

/**
 * Finds out what became of a write.
 * @returns what its answer would have been; null: nothing was done, so that it may be sent again
 * @throws Failure when it cannot be told, or must not be sent again
 */
export type Look<T> = (doubt: Doubt) => Promise<T | null>

/**
 * Sends a request, again where that helps, and parses the answer.
 * @param parse what is expected of the answer; only the fields used
 * @param send one request; `pageSize` is what to ask for where it asks for a page
 * @param look without it a request in doubt ends as a failure
 * @throws Failure
 */
export type Ask = <T>(
  asking: Asking,
  parse: z.ZodType<T>,
  send: (client: Client, options: { readonly pageSize: number }) => Promise<unknown>,
  look?: Look<T>,
) => Promise<T>

type Tried<T> =
  | { readonly answer: T }
  | { readonly fallen: Fallen; readonly failure: (outcome: Failure['outcome']) => Failure }

const RequestId = z.object({ request_id: z.string() })

/**
 * @param secrets values that must not appear in a message
 * @param attempts how often a request is sent at most
 */
export function createAsk({
  client,
  gate,
  clock,
  log,
  secrets,
  attempts = ATTEMPTS,
}: {
  client: Client
  gate: Gate
  clock: Clock
  log: Log
  secrets: readonly string[]
  attempts?: number | undefined
}): Ask {
  let asked = 0

  async function tryOnce<T>(
    asking: Asking,
    parse: z.ZodType<T>,
    send: () => Promise<unknown>,
  ): Promise<Tried<T>> {
    let answer: unknown
    try {
      answer = await gate.pass(asking, send)
    } catch (error) {
      // The gate's own: nothing was sent.
      if (error instanceof Failure) throw error
      const fallen = faultOf(error, Date.parse(clock.now()))
      return { fallen, failure: (outcome) => toFailure(error, asking, secrets, outcome) }
    }
    const parsed = parse.safeParse(answer)
    if (parsed.success) return { answer: parsed.data }
    const requestId = RequestId.safeParse(answer).data?.request_id ?? null
    return {
      fallen: { ...unanswered, fault: 'odd', status: 200, requestId },
      failure: (outcome) => misunderstood(parsed.error, asking, requestId, outcome),
    }
  }

  /** Holds up whoever must wait: everyone where Notion asks for it, else this request alone. */
  async function hold({ fault, retryAfterMs }: Fallen, waitMs: number): Promise<void> {
    if (fault === 'blocked') gate.block(waitMs)
    else if (retryAfterMs !== null || isPause(fault)) gate.pause(waitMs)
    else await clock.sleep(waitMs)
  }

  return async (asking, parse, send, look) => {
    const kind = asking.kind ?? 'read'
    asked += 1
    const request = asked
    let pageSize = 100
    let mayRetry = false

    async function attemptOnce(attempt: number) {
      mayRetry = false
      const tried = await tryOnce(asking, parse, () => send(client, { pageSize }))
      if ('answer' in tried) return tried.answer
      const { fallen, failure } = tried
      const { fault, status, retryAfterMs, requestId, rayId } = fallen
      const rule = retryRules[fault][kind]
      const step = (rule === 'look' && !look) || (rule === 'again' && attempt === attempts) ? 'stop' : rule
      const waitMs = retryAfterMs ?? backoff(attempt, request)
      log.warn('notion: request failed', {
        kind,
        fault,
        status,
        attempt,
        next: step,
        waitMs: step === 'stop' ? null : waitMs,
        requestId,
        rayId,
      })
      const changes = kind === 'write' || kind === 'create'
      const outcome = changes && retryRules[fault].done === 'maybe' ? 'unknown' : 'refused'
      const isHeldUp = isPause(fault) || fault === 'blocked'

      if (status === 401) gate.refuseToken(failure('refused'))
      // Others are held up also where this one is at its end.
      if (step !== 'stop' || isHeldUp) await hold(fallen, waitMs)
      const refusal = isHeldUp ? gate.refusal(asking, requestId) : null
      if (refusal) throw refusal
      if (step === 'look' && look) {
        const found = await look({ failure: failure(outcome), committedId: fallen.committedId })
        if (found !== null) return found
      }
      if (fallen.wantsLess) pageSize = Math.max(1, Math.floor(pageSize / 2))
      mayRetry = step !== 'stop'
      // What was looked at is surely not there.
      throw failure(step === 'look' ? 'refused' : outcome)
    }

    return pRetry(attemptOnce, {
      retries: attempts - 1,
      minTimeout: 0,
      factor: 1,
      shouldRetry: () => mayRetry,
    })
  }
}

/** Where Notion wants nobody to ask for a while, whether it says for how long or not. */
function isPause(fault: Fault): boolean {
  return fault === 'rate_limited' || fault === 'overloaded'
}
