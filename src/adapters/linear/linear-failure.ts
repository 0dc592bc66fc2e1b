import { LinearError } from '@linear/sdk'
import * as z from 'zod'
import { redact } from '#src/adapters/support/redact.ts'
import { said } from '#src/adapters/support/said.ts'
import type { Instant } from '#src/core/model.ts'
import { Failure, type FailureCode } from '#src/ports/failure.ts'
import type { LimitReading } from '#src/ports/work-source.ts'
import { limitsOf } from './limits-of.ts'

const Word = z.string().optional().catch(undefined)

const Body = z.object({
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: Word, type: Word }).optional() }))
    .min(1),
})

const ownFault = { code: 'unavailable', message: 'Linear had a fault of its own', retryable: true } as const

/** By Linear's `code`, or by its `type` in the same spelling: not every answer bears both. */
const verdicts: Readonly<Record<string, { code: FailureCode; message: string; retryable: boolean }>> = {
  RATELIMITED: {
    code: 'rate_limited',
    message: "Linear's hourly limit for the user of LINEAR_API_KEY is used up",
    retryable: true,
  },
  AUTHENTICATION_ERROR: {
    code: 'unauthorized',
    message: 'Linear refused LINEAR_API_KEY: make a new key in Linear under Settings, Security & access',
    retryable: false,
  },
  FORBIDDEN: {
    code: 'forbidden',
    message: 'LINEAR_API_KEY may not read this workspace: give the key the Read scope and the teams it needs',
    retryable: false,
  },
  INTERNAL_ERROR: ownFault,
  INTERNAL_SERVER_ERROR: ownFault,
  LOCK_TIMEOUT: ownFault,
}

const notAnAnswer =
  "Linear's answer was cut off or is none of its API: if it lasts, check that LINEAR_API_URL is Linear's GraphQL endpoint"

/** @param name of the limit: `requests` or `complexity` */
export function spentLimit(name: string, until: Instant, cause?: Error): Failure {
  return new Failure({
    system: 'linear',
    code: 'rate_limited',
    message: `Linear's hourly limit (${name}) for the user of LINEAR_API_KEY is used up until ${until}.`,
    retryable: true,
    cause,
  })
}

/**
 * What went wrong on the way to Linear. Whatever the SDK's request throws comes from there: it holds no code of ours.
 * Linear's own word for the error decides and not the HTTP status, which it sets to 400 for an exhausted limit and to 200, 400 or
 * 401 for a bad key.
 */
export function linearFailure(thrown: unknown, apiKey: string): Failure {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (error instanceof LinearError) return answeredFailure(error, apiKey)
  if (error.name === 'TimeoutError') {
    return fault('timeout', 'Linear did not answer in time', true, error, apiKey)
  }
  if (isAboutTheAnswer(error)) return fault('not_understood', notAnAnswer, true, error, apiKey)
  return fault(
    'unavailable',
    `Linear could not be reached (${error.message}): check the network and LINEAR_API_URL`,
    true,
    error,
    apiKey,
  )
}

/** The SDK trips over an answer that is no JSON or no object; a request that fails is a TypeError too, one that names fetch. */
function isAboutTheAnswer(error: Error): boolean {
  return error instanceof SyntaxError || (error instanceof TypeError && !/fetch/i.test(error.message))
}

function answeredFailure(error: LinearError, apiKey: string): Failure {
  const body = Body.safeParse(error.raw?.response)
  const [first] = body.success ? body.data.errors : []
  const status = error.status ?? 0
  const words = body.success ? body.data.errors.flatMap(wordsOf) : []
  const [verdict] = [...words, ...(status === 429 ? ['RATELIMITED'] : [])].flatMap(
    (word) => verdicts[word] ?? [],
  )
  if (verdict !== undefined) {
    const spent = verdict.code === 'rate_limited' ? tightestLimit(error) : undefined
    if (spent !== undefined) return spentLimit(spent.name, spent.resetAt, error)
    return fault(verdict.code, verdict.message, verdict.retryable, error, apiKey)
  }
  if (first === undefined && status < 400) return fault('not_understood', notAnAnswer, true, error, apiKey)
  if (first === undefined || status >= 500) {
    return fault('unavailable', `Linear answered HTTP ${status} without data`, true, error, apiKey)
  }
  const message = `Linear refused the request: ${said(redact(first.message, [apiKey]))}`
  return new Failure({ system: 'linear', code: 'invalid', message, cause: error })
}

function wordsOf({ extensions }: z.infer<typeof Body>['errors'][number]): string[] {
  return [extensions?.code, extensions?.type].flatMap(
    (word) => word?.toUpperCase().replaceAll(' ', '_') ?? [],
  )
}

/** The body of a refusal does not say which limit stands against the request. */
function tightestLimit(error: LinearError): LimitReading | undefined {
  const told = limitsOf(error.raw?.response?.headers)
  return told.toSorted((a, b) => a.remaining / a.limit - b.remaining / b.limit)[0]
}

function fault(
  code: FailureCode,
  message: string,
  retryable: boolean,
  cause: Error,
  apiKey: string,
): Failure {
  return new Failure({ system: 'linear', code, message: `${redact(message, [apiKey])}.`, retryable, cause })
}
