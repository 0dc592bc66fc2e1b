import { Client, LogLevel } from '@notionhq/client'
import type { Instant } from '#src/core/model.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import { type Ask, createAsk } from './create-ask.ts'
import { createGate } from './create-gate.ts'
import type { NotionConnection } from './settings.ts'
import { createTimedFetch, type Fetch } from './timed-fetch.ts'

/** The SDK with one way in: every request is counted, paced and repeated by rule, every answer parsed, every error a Failure. */
export interface Notion {
  readonly ask: Ask
  /** HTTP requests sent so far, retries included. */
  requests(): number
  /** Notion's own time, as its last answer bore it: never later than it is there. null: none bore one. */
  serverNow(): Instant | null
}

/**
 * Opens a connection that spends at most the budget per minute, whoever asks.
 * @param options.timeoutMs real time until an answer must have come whole
 * @param options.attempts how often a request is sent at most; absent: as often as a run has patience for
 */
export function connectNotion({
  connection,
  clock,
  log,
  fetch: send = (url, init) => fetch(url, init),
  timeoutMs = 60_000,
  attempts,
}: {
  connection: NotionConnection
  clock: Clock
  log: Log
  fetch?: Fetch
  timeoutMs?: number
  attempts?: number
}): Notion {
  const { token, apiUrl, requestsPerMinute } = connection
  const timed = createTimedFetch({ send, timeoutMs })
  const client = new Client({
    auth: token,
    baseUrl: apiUrl.replace(/\/+$/, ''),
    notionVersion: '2026-03-11',
    retry: false,
    // Ours ends the request too and comes first; the SDK's only stops waiting.
    timeoutMs: timeoutMs + 5_000,
    logLevel: LogLevel.ERROR,
    // The SDK's own type of fetch is looser than the platform's.
    fetch: (url, init) => timed.fetch(url, init as RequestInit),
  })
  const gate = createGate({ perMinute: requestsPerMinute, clock })
  return {
    ask: createAsk({ client, gate, clock, log, secrets: [token], attempts }),
    requests: timed.requests,
    serverNow: timed.serverNow,
  }
}
