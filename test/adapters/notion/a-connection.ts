import * as z from 'zod'
import { connectNotion, type Notion } from '#src/adapters/notion/connect-notion.ts'
import type { RequestKind } from '#src/adapters/notion/retry-rules.ts'
import type { Fetch } from '#src/adapters/notion/timed-fetch.ts'
import type { Log } from '#src/ports/log.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'

export const token = 'ntn_test_0123456789'
export const origin = 'https://api.notion.test'

/** What the gate logged, without the level. */
export interface Logged {
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The way to a Notion that answers as it is told. */
export interface Connection {
  readonly notion: Notion
  readonly clock: VirtualClock
  readonly logged: Logged[]
  /** Sends one request of the kind and lets time pass until it has ended. */
  ask(kind?: RequestKind): Promise<unknown>
}

export function aConnection(
  fetch: Fetch,
  options: { perMinute?: number; timeoutMs?: number } = {},
): Connection {
  const { perMinute = 10_000, ...rest } = options
  const clock = createVirtualClock()
  const logged: Logged[] = []
  const log: Log = {
    info: (event) => void logged.push({ event: `info ${event}`, data: {} }),
    warn: (event, data = {}) => void logged.push({ event, data }),
    error: (event) => void logged.push({ event: `error ${event}`, data: {} }),
  }
  const connection = { token, apiUrl: origin, requestsPerMinute: perMinute }
  const notion = connectNotion({ connection, clock, log, fetch, ...rest })
  return {
    notion,
    clock,
    logged,
    ask: (kind = 'read') =>
      clock.run(
        notion.ask(
          { to: 'read NOTION_OBJECTIVES', kind },
          z.object({ id: z.string() }),
          (client, { pageSize }) =>
            kind === 'query'
              ? client.dataSources.query({ data_source_id: 'abc', page_size: pageSize })
              : client.dataSources.retrieve({ data_source_id: 'abc' }),
        ),
      ),
  }
}

/** An answer that the parse accepts. */
export function fine(headers: Record<string, string> = {}): Response {
  return Response.json({ object: 'data_source', id: 'abc' }, { headers })
}

/** A refusal as Notion words it. */
export function refusal(
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { object: 'error', status, code, message: `it holds ${token}`, request_id: 'req-1', ...more },
    { status, headers },
  )
}

/** Gives these answers one after the other, then only good ones. */
export function inTurn(
  ...answers: readonly (() => Response | Promise<Response>)[]
): Fetch & { sent: number } {
  const send = async () => {
    const answer = answers[fetch.sent] ?? fine
    fetch.sent += 1
    return answer()
  }
  const fetch = Object.assign(send, { sent: 0 })
  return fetch
}
