import { LinearError, LinearGraphQLClient } from '@linear/sdk'
import type * as z from 'zod'
import { createLimitReadings, type LimitReadings } from '#src/adapters/support/limit-readings.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'
import { limitsOf } from './limits-of.ts'
import { linearFailure, spentLimit } from './linear-failure.ts'

/** Beside https: addresses of this machine. */
const local: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Sends one document.
 * @throws Failure when there is no answer, it is an error or not of the shape, or a limit is known to be used up
 */
export type Ask = <T>(
  document: string,
  variables: Readonly<Record<string, unknown>>,
  shape: z.ZodType<T>,
) => Promise<T>

/** One way to Linear, which counts its requests and what is left of the limits. */
export interface LinearConnection {
  readonly ask: Ask
  readonly limits: LimitReadings
  requests(): number
}

/**
 * @param options.timeoutMs how long one answer is waited for, in real time
 * @throws Failure when a key must not be sent to apiUrl
 */
export function connectLinear(options: {
  readonly apiKey: string
  readonly apiUrl: string
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
  readonly timeoutMs?: number
}): LinearConnection {
  const { apiKey, apiUrl, clock, log, timeoutMs = 30_000 } = options
  refuseBadAddress(apiUrl)
  // The SDK's LinearClient brings every query of Linear's API into the bundle. A personal key is sent without Bearer.
  const headers = { Authorization: apiKey, 'User-Agent': 'okr-sync' }
  // A client of its own for each request: the SDK takes the signal that ends it in the client's options.
  const connect = () => new LinearGraphQLClient(apiUrl, { headers, signal: AbortSignal.timeout(timeoutMs) })
  const limits = createLimitReadings()
  let requests = 0

  function note(headers: Headers | undefined): void {
    for (const reading of limitsOf(headers)) limits.note(reading)
  }

  function refuseSpent(): void {
    for (const name of ['requests', 'complexity']) {
      const until = limits.spentUntil(name, clock.now())
      if (until !== null) throw spentLimit(name, until)
    }
  }

  return {
    limits,
    requests: () => requests,
    async ask(document, variables, shape) {
      refuseSpent()
      requests += 1
      const request = connect().rawRequest(document, { ...variables })
      const { data, headers: told } = await request.catch((error: unknown) => {
        if (error instanceof LinearError) note(error.raw?.response?.headers)
        throw linearFailure(error, apiKey)
      })
      note(told)
      log.info('linear answered', {
        complexity: told?.get('x-complexity') ?? null,
        requestsLeft: told?.get('x-ratelimit-requests-remaining') ?? null,
      })
      return understand(data, shape)
    },
  }
}

function refuseBadAddress(apiUrl: string): void {
  const url = URL.parse(apiUrl)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && local.has(url.hostname))) return
  throw new Failure({
    system: 'linear',
    code: 'invalid',
    message: `LINEAR_API_URL is ${apiUrl}, where no key is sent: it must be https, or http on this machine.`,
  })
}

function understand<T>(data: unknown, shape: z.ZodType<T>): T {
  const answer = shape.safeParse(data)
  if (answer.success) return answer.data
  const [issue] = answer.error.issues
  throw new Failure({
    system: 'linear',
    code: 'not_understood',
    message: `Linear's answer is not as expected at ${issue?.path.join('.') || 'its top'}: ${issue?.message}. Check that LINEAR_API_URL is Linear's GraphQL endpoint.`,
    cause: answer.error,
  })
}
