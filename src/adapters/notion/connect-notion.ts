import { Client, LogLevel } from '@notionhq/client'
import * as z from 'zod'
import { createMinuteBudget } from '#src/adapters/support/minute-budget.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'
import type { NotionConnection } from './settings.ts'
import { type Asking, toFailure } from './to-failure.ts'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** The SDK with one way in: every answer is parsed, every error is a Failure, every request is counted and paced. */
export interface Notion {
  readonly client: Client
  /**
   * @param parse what is expected of the answer; only the fields used
   * @throws Failure
   */
  ask<T>(asking: Asking, parse: z.ZodType<T>, send: (client: Client) => Promise<unknown>): Promise<T>
  /** HTTP requests sent so far, retries included. */
  requests(): number
}

/** Opens a connection that spends at most the budget per minute, whoever asks and however often the SDK retries. */
export function connectNotion({
  connection,
  clock,
  log,
  fetch: send = (url, init) => fetch(url, init),
}: {
  connection: NotionConnection
  clock: Clock
  log: Log
  fetch?: Fetch
}): Notion {
  const { token, apiUrl, requestsPerMinute } = connection
  const budget = createMinuteBudget({ perMinute: requestsPerMinute, clock })
  let requests = 0
  const client = new Client({
    auth: token,
    baseUrl: apiUrl.replace(/\/+$/, ''),
    notionVersion: '2026-03-11',
    logLevel: LogLevel.WARN,
    logger: (_level, message, { code, attempt, requestId }) =>
      log.warn(`notion: ${message}`, {
        code: word(code),
        attempt: word(attempt),
        requestId: word(requestId),
      }),
    // The SDK's own type of fetch is looser than the platform's.
    fetch: async (url, init) => {
      await budget.take()
      requests += 1
      return send(url, init as RequestInit)
    },
  })

  return {
    client,
    requests: () => requests,
    async ask(asking, parse, send) {
      let answer: unknown
      try {
        answer = await send(client)
      } catch (error) {
        throw toFailure(error, asking, [token])
      }
      const parsed = parse.safeParse(answer)
      if (parsed.success) return parsed.data
      throw new Failure({
        system: 'notion',
        code: 'not_understood',
        message: `Notion's answer to ${asking.to} is not what its API promises: ${z.prettifyError(parsed.error).slice(0, 300)}`,
      })
    },
  }
}

/** The SDK's log details are of no certain type; its messages quote what people wrote and stay out. */
function word(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
