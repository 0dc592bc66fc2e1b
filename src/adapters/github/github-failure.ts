import * as z from 'zod'
import { redact } from '#src/adapters/support/redact.ts'
import { Failure, type FailureCode } from '#src/ports/failure.ts'
import type { AnswerError } from './github-answer.ts'

/** What Octokit throws for an HTTP status from 400 up, and with 500 when the server could not be reached. */
const HttpError = z.object({
  name: z.literal('HttpError'),
  status: z.number(),
  message: z.string(),
  cause: z.instanceof(Error).optional(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
})
type HttpError = z.infer<typeof HttpError>

/** What may be gone at the next run, without anyone's help. */
const passing: ReadonlySet<FailureCode> = new Set([
  'rate_limited',
  'unavailable',
  'timeout',
  'not_understood',
])

const limited = "GitHub's limit for GITHUB_TOKEN is used up"

/**
 * What went wrong on the way to GitHub.
 * @throws the error itself when it is no fault of the outside
 */
export function githubFailure(error: unknown, token: string): Failure {
  if (error instanceof Failure) return error
  if (isAboutTheAnswer(error)) return noAnswer(error)
  const parsed = HttpError.safeParse(error)
  if (!parsed.success) throw error

  const { code, message } = judge(parsed.data)
  return failure(code, redact(message, [token]), header(parsed.data, 'x-github-request-id'), error)
}

/** What came with HTTP 200 and is no answer of the API: cut off, empty, null, or a page of something else. */
export function noAnswer(cause: unknown): Failure {
  const message =
    "GitHub's answer was cut off or is none of its API: if it lasts, check that GITHUB_API_URL is the API's address."
  return failure('not_understood', message, null, cause)
}

/** Octokit trips over an answer that is no object, or whose errors are none that GitHub gives. */
function isAboutTheAnswer(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === 'GraphqlResponseError')
}

/** What errors without a place in the answer say: they spoil the whole of it. */
export function answerFailure(errors: readonly AnswerError[]): Failure {
  const [first] = errors
  if (errors.some((error) => error.type === 'RATE_LIMITED'))
    return failure('rate_limited', `${limited}.`, null)
  if (first?.type === 'FORBIDDEN' || first?.type === 'INSUFFICIENT_SCOPES') {
    return failure('forbidden', `GITHUB_TOKEN lacks a permission: ${first.message.slice(0, 200)}`, null)
  }
  const code = first?.type === undefined ? 'unavailable' : 'invalid'
  return failure(code, `GitHub could not answer: ${(first?.message ?? '').slice(0, 200)}`, null)
}

function judge(error: HttpError): { code: FailureCode; message: string } {
  const said = error.message.slice(0, 200)
  if (error.cause?.name === 'TimeoutError')
    return { code: 'timeout', message: 'GitHub did not answer in time.' }
  if (error.response === undefined) {
    return {
      code: 'unavailable',
      message: `GitHub could not be reached (${said}): check the network and GITHUB_API_URL.`,
    }
  }
  if (error.status === 401) {
    return {
      code: 'unauthorized',
      message: `GitHub refused GITHUB_TOKEN (${said}): make a new token that may read issues and pull requests.`,
    }
  }
  // A spent limit is 403 or 429; the secondary one shows in no header but in the message.
  if (error.status === 429 || isSpent(error) || /secondary rate limit/i.test(error.message)) {
    return { code: 'rate_limited', message: `${limited}${until(error)}.` }
  }
  if (error.status === 403) {
    return {
      code: 'forbidden',
      message: `GitHub does not let GITHUB_TOKEN in (${said}): grant it read access to issues and pull requests.`,
    }
  }
  if (error.status >= 500) return { code: 'unavailable', message: `GitHub answered HTTP ${error.status}.` }
  return {
    code: 'invalid',
    message: `GitHub answered HTTP ${error.status} (${said}): check that GITHUB_API_URL is the API's address.`,
  }
}

function isSpent(error: HttpError): boolean {
  return error.status === 403 && header(error, 'x-ratelimit-remaining') === '0'
}

function until(error: HttpError): string {
  const retryAfter = Number(header(error, 'retry-after'))
  if (retryAfter > 0) return `; it may be asked again in ${retryAfter} seconds`
  const reset = Number(header(error, 'x-ratelimit-reset'))
  return reset > 0 ? ` until ${new Date(reset * 1_000).toISOString()}` : ''
}

function header(error: HttpError, name: string): string | null {
  const value = error.response?.headers[name]
  return value === undefined ? null : String(value)
}

function failure(code: FailureCode, message: string, requestId: string | null, cause?: unknown): Failure {
  const retryable = passing.has(code)
  return new Failure({ system: 'github', code, message, retryable, requestId, cause })
}
