/**
 * What a request does. `read` and `query` only look; `write` sets cells to given values; `create` makes databases, columns and rows.
 */
export type RequestKind = 'read' | 'query' | 'write' | 'create'

/** What may go wrong with one request. */
export type Fault =
  /** 429: the limit of the connection, the workspace or the endpoint is used up. */
  | 'rate_limited'
  /** 529 */
  | 'overloaded'
  /** 429 with the reason `public_api_request_blocked`. */
  | 'blocked'
  /** 409 `conflict_error`: something else was being saved. */
  | 'conflict'
  /** 500 */
  | 'broken'
  /** 502 and what else above 500 has no line of its own: mostly a page of a proxy. */
  | 'bad_gateway'
  /** 503, which Notion also answers when it ran out of time after it had saved. */
  | 'unavailable'
  /** 504 */
  | 'gateway_timeout'
  /** No answer, or no end of it, within our own limit. */
  | 'timed_out'
  /** The connection was lost, or there was none. */
  | 'cut_off'
  /** A success with a body that is empty, no JSON, not whole or too long. */
  | 'unreadable'
  /** A success with JSON that is not what the API promises. */
  | 'odd'
  /** Any other refusal: the token, the rights, the address or the request itself. */
  | 'refused'

/** `look`: first see what became of it, and send it again only where nothing did. */
type Step = 'again' | 'look' | 'stop'

interface Rule extends Readonly<Record<RequestKind, Step>> {
  /** Whether Notion may have carried the request out. */
  readonly done: 'no' | 'maybe'
}

/**
 * What is done about each fault. Notion knows no idempotency keys and asks not to repeat writes that ended in a 503, since they
 * may have been saved; so a write is never repeated before its page was looked at. That holds also where Notion surely did
 * nothing: until the wait is over, somebody may have typed.
 */
export const retryRules: Readonly<Record<Fault, Rule>> = {
  rate_limited: { done: 'no', read: 'again', query: 'again', write: 'look', create: 'again' },
  overloaded: { done: 'no', read: 'again', query: 'again', write: 'look', create: 'again' },
  conflict: { done: 'no', read: 'again', query: 'again', write: 'look', create: 'again' },
  broken: { done: 'maybe', read: 'again', query: 'again', write: 'look', create: 'look' },
  bad_gateway: { done: 'maybe', read: 'again', query: 'again', write: 'look', create: 'look' },
  unavailable: { done: 'maybe', read: 'again', query: 'again', write: 'look', create: 'look' },
  gateway_timeout: { done: 'maybe', read: 'again', query: 'again', write: 'look', create: 'look' },
  timed_out: { done: 'maybe', read: 'again', query: 'again', write: 'look', create: 'look' },
  cut_off: { done: 'maybe', read: 'again', query: 'again', write: 'look', create: 'look' },
  unreadable: { done: 'maybe', read: 'again', query: 'again', write: 'look', create: 'look' },
  odd: { done: 'maybe', read: 'stop', query: 'stop', write: 'look', create: 'look' },
  blocked: { done: 'no', read: 'stop', query: 'stop', write: 'stop', create: 'stop' },
  refused: { done: 'no', read: 'stop', query: 'stop', write: 'stop', create: 'stop' },
}

/** How often a request is sent at most. */
export const ATTEMPTS = 5

const FIRST_MS = 1_000

/**
 * How long to wait before the next attempt where Notion names no time: about 1, 2, 4 and 8 seconds, a quarter more or less, so
 * that requests which failed together do not come back together.
 * @param attempt the one that failed, from 1
 * @param request tells requests apart
 * @returns milliseconds
 */
export function backoff(attempt: number, request: number): number {
  // Multiples of the golden ratio spread evenly, and are the same in every run.
  const share = ((request + attempt) * 0.618_033_988_75) % 1
  return Math.round(FIRST_MS * 2 ** (attempt - 1) * (0.75 + share / 2))
}
