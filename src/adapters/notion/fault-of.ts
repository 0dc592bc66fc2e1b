import {
  type APIResponseError,
  isHTTPResponseError,
  RequestTimeoutError,
  type UnknownHTTPResponseError,
} from '@notionhq/client'
import { retryAfter } from './retry-after.ts'
import type { Fault } from './retry-rules.ts'

/** One request that went wrong, as far as it matters for what is done next. */
export interface Fallen {
  readonly fault: Fault
  /** The HTTP status; null: there was no answer. */
  readonly status: number | null
  /** How long Notion asks to wait, in milliseconds; null: it does not say. */
  readonly retryAfterMs: number | null
  /** Whether a smaller page might do. */
  readonly wantsLess: boolean
  /** What Notion saved all the same; null: it does not say that it did. */
  readonly committedId: string | null
  /** Notion's id of the request. */
  readonly requestId: string | null
  /** The id of the request at the edge, which also has those that never reach Notion. */
  readonly rayId: string | null
}

type Answer = APIResponseError | UnknownHTTPResponseError

/** A fault of which nothing more is known. */
export const unanswered: Omit<Fallen, 'fault'> = {
  status: null,
  retryAfterMs: null,
  wantsLess: false,
  committedId: null,
  requestId: null,
  rayId: null,
}

/**
 * Reads what the SDK or the way to Notion threw.
 * @param now for dates of answers that bear none, in milliseconds since 1970
 */
export function faultOf(error: unknown, now: number): Fallen {
  if (!isHTTPResponseError(error)) return { ...unanswered, ...onTheWay(error) }
  const answer = ofAnswer(error, now)
  // A success that was not had whole.
  return error.cause === undefined ? answer : { ...answer, ...onTheWay(error.cause) }
}

function onTheWay(error: unknown): { fault: Fault; wantsLess: boolean } {
  if (RequestTimeoutError.isRequestTimeoutError(error) || isAbort(error)) {
    return { fault: 'timed_out', wantsLess: false }
  }
  if (error instanceof RangeError) return { fault: 'unreadable', wantsLess: true }
  return { fault: error instanceof SyntaxError ? 'unreadable' : 'cut_off', wantsLess: false }
}

/** Whether our own limit of time ended it: what is thrown then is no error in every runtime. */
export function isAbort(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('name' in error)) return false
  return error.name === 'TimeoutError' || error.name === 'AbortError'
}

function ofAnswer(error: Answer, now: number): Fallen {
  const { status, additional_data: data = {}, request_id, ray_id } = error
  const headers = error.headers instanceof Headers ? error.headers : new Headers()
  const answeredAt = Date.parse(headers.get('date') ?? '')
  return {
    fault: faultOfAnswer(error),
    status,
    retryAfterMs: retryAfter(
      headers.get('retry-after') ?? wordsOf(data['retry_after'])[0],
      Number.isNaN(answeredAt) ? now : answeredAt,
    ),
    wantsLess: wordsOf(data['retry_guidance']).some((advice) => advice.includes('page_size')),
    committedId: wordsOf(data['committed_resource_id'])[0] ?? null,
    requestId: request_id ?? null,
    rayId: ray_id ?? null,
  }
}

function faultOfAnswer({ status, code, additional_data: data }: Answer): Fault {
  if (status === 429) {
    const isBlocked = wordsOf(data?.['rate_limit_reason']).includes('public_api_request_blocked')
    return isBlocked ? 'blocked' : 'rate_limited'
  }
  if (status === 409 && code === 'conflict_error') return 'conflict'
  if (status >= 500) return ofServer.get(status) ?? 'bad_gateway'
  return 'refused'
}

/** Of each that Notion adds to a fault there may be one word or several. */
function wordsOf(added: unknown): readonly string[] {
  return [added].flat().filter((word) => typeof word === 'string')
}

const ofServer: ReadonlyMap<number, Fault> = new Map([
  [500, 'broken'],
  [503, 'unavailable'],
  [504, 'gateway_timeout'],
  [529, 'overloaded'],
])
