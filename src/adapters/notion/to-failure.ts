import {
  APIErrorCode,
  APIResponseError,
  isHTTPResponseError,
  RequestTimeoutError,
  type UnknownHTTPResponseError,
} from '@notionhq/client'
import * as z from 'zod'
import { redact } from '#src/adapters/support/redact.ts'
import { Failure, type FailureCode } from '#src/ports/failure.ts'
import { isAbort } from './fault-of.ts'
import type { RequestKind } from './retry-rules.ts'

/** What was being asked of Notion, in words for the operator. */
export interface Asking {
  /** For example `read the rows of NOTION_KEY_RESULTS`. */
  readonly to: string
  /** Decides what is done about faults; absent: `read`. */
  readonly kind?: RequestKind
  /** What a 404 means here, with the mend; a whole sentence. */
  readonly whenMissing?: string
  /** What the connection may need to be allowed. */
  readonly capability?: 'Read content' | 'Update content' | 'Insert content'
  /** Of what makes something, or removes columns: the command to run again; absent: `okr-sync init`. */
  readonly again?: string
}

type Fault = { code: FailureCode; message: string; retryable?: boolean; quotes?: boolean }

/**
 * Turns what the SDK throws into a Failure that says what happened and what to do.
 * What is no error of Notion's or the SDK's came from the way there: runtimes have many words for a lost connection.
 * @param secrets values that must not appear in the message
 * @param outcome of a write: `unknown` where it may have been carried out
 */
export function toFailure(
  error: unknown,
  asking: Asking,
  secrets: readonly string[],
  outcome: Failure['outcome'] = 'refused',
): Failure {
  const fault = faultOf(error, asking)
  const doubt = outcome === 'unknown' ? ' It may have been done all the same.' : ''
  const message = redact(`${fault.message}${doubt}`, secrets)
  const response = isHTTPResponseError(error) ? error : null
  // A cause that holds a secret would carry it into the log.
  const carried = `${error instanceof Error ? error.message : ''} ${response?.body ?? ''}`
  const safe = redact(carried, secrets) === carried
  return new Failure({
    system: 'notion',
    ...fault,
    message,
    // What is answered before it reaches Notion has only the id of the edge.
    requestId: response?.request_id ?? response?.ray_id ?? null,
    outcome,
    ...(safe ? { cause: error } : {}),
  })
}

/** An answer of another shape than its API promises. */
export function misunderstood(
  error: z.ZodError,
  asking: Asking,
  requestId: string | null,
  outcome: Failure['outcome'],
): Failure {
  return new Failure({
    system: 'notion',
    code: 'not_understood',
    requestId,
    outcome,
    // The way to what is wrong names columns.
    quotes: true,
    message: `Notion's answer to ${asking.to} is not what its API promises: ${z.prettifyError(error).slice(0, 300)}`,
  })
}

function faultOf(error: unknown, asking: Asking): Fault {
  if (APIResponseError.isAPIResponseError(error)) return faultOfApi(error, asking)
  if (isHTTPResponseError(error)) {
    return error.cause === undefined ? faultOfAnswer(error, asking) : faultOnTheWay(error.cause, asking)
  }
  return faultOnTheWay(error, asking)
}

function faultOnTheWay(error: unknown, asking: Asking): Fault {
  if (RequestTimeoutError.isRequestTimeoutError(error) || isAbort(error)) {
    return {
      code: 'timeout',
      retryable: true,
      message: `Notion did not answer in time when asked to ${asking.to}. ${later(asking)}`,
    }
  }
  if (error instanceof RangeError) {
    return {
      code: 'not_understood',
      retryable: true,
      message: `Notion's answer to ${asking.to} is too long to be one. ${later(asking)}`,
    }
  }
  if (error instanceof SyntaxError) {
    return {
      code: 'not_understood',
      retryable: true,
      message: `What answered when Notion was asked to ${asking.to} does not speak Notion's API. Check NOTION_API_URL and any proxy. ${later(asking)}`,
    }
  }
  return {
    code: 'unavailable',
    retryable: true,
    message: `Notion could not be reached to ${asking.to}. Check the network and NOTION_API_URL. ${later(asking)}`,
  }
}

function faultOfApi(error: APIResponseError, asking: Asking): Fault {
  switch (error.code) {
    case APIErrorCode.Unauthorized:
      return {
        code: 'unauthorized',
        message:
          'Notion refused NOTION_TOKEN. Copy the token of the connection from Notion (Settings > Connections) into NOTION_TOKEN.',
      }
    case APIErrorCode.RestrictedResource:
      return { code: 'forbidden', message: forbidden(error, asking) }
    case APIErrorCode.ObjectNotFound:
      return {
        code: 'not_found',
        message: asking.whenMissing ?? `Notion found nothing when asked to ${asking.to}.`,
      }
    case APIErrorCode.RateLimited:
      return rateLimited(asking)
    case APIErrorCode.ServiceOverload:
      return {
        code: 'rate_limited',
        retryable: true,
        message: `Notion is overloaded and did not ${asking.to}. ${later(asking)}`,
      }
    case APIErrorCode.ConflictError:
      return {
        code: 'conflict',
        retryable: true,
        message: `Notion was saving something else when asked to ${asking.to}. ${later(asking)}`,
      }
    case APIErrorCode.InternalServerError:
    case APIErrorCode.ServiceUnavailable:
    case APIErrorCode.GatewayTimeout:
      return unavailable(error.status, asking)
    default:
      return {
        code: 'invalid',
        quotes: true,
        message: `Notion did not ${asking.to}: ${error.code}, ${error.message.slice(0, 300)}`,
      }
  }
}

function faultOfAnswer(error: APIResponseError | UnknownHTTPResponseError, asking: Asking): Fault {
  if (error.status >= 500) return unavailable(error.status, asking)
  if (error.status === 429) return rateLimited(asking)
  return {
    code: 'not_understood',
    message: `Notion answered ${error.status} when asked to ${asking.to}, in words that okr-sync does not know. Check NOTION_API_URL and any proxy.`,
  }
}

/** Of what makes something nothing is repeated by itself: the command finds what came of it. */
function later({ kind, again = 'okr-sync init' }: Asking): string {
  return kind === 'create' ? `Run ${again} again: it finds what is there.` : 'The next run tries again.'
}

function unavailable(status: number, asking: Asking): Fault {
  return {
    code: 'unavailable',
    retryable: true,
    message: `Notion is not available (${status}) and did not ${asking.to}. ${later(asking)}`,
  }
}

function forbidden(error: APIResponseError, asking: Asking): string {
  if (error.additional_data?.['block_limit'] !== undefined) {
    return `Notion did not ${asking.to}: the workspace is at the block limit of its free plan, which a paid plan lifts.`
  }
  const capability = asking.capability ?? 'Read content'
  return `The connection may not ${asking.to}. Give it the capability "${capability}" in Notion's developer portal, under the connection's capabilities.`
}

/** A pause that is too long to wait for, and a connection that is blocked, are the gate's to tell. */
function rateLimited(asking: Asking): Fault {
  return {
    code: 'rate_limited',
    retryable: true,
    message: `Notion's request limit is used up and it did not ${asking.to}. Lower NOTION_REQUESTS_PER_MINUTE if this comes often. ${later(asking)}`,
  }
}
