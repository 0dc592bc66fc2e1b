import * as z from 'zod'
import { redact } from '#src/adapters/support/redact.ts'
import { said } from '#src/adapters/support/said.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { Failure, type FailureCode } from '#src/ports/failure.ts'
import type { AnswerError } from './github-answer.ts'

const Headers = z.record(z.string(), z.unknown())

/** What Octokit throws for an HTTP status from 400 up, and with 500 when the server could not be reached. */
const HttpError = z.object({
  name: z.literal('HttpError'),
  status: z.number(),
  message: z.string(),
  cause: z.instanceof(Error).optional(),
  response: z.object({ headers: Headers }).optional(),
})
type HttpError = z.infer<typeof HttpError>

/** Octokit's two errors: that of an HTTP status has an answer with headers, that of GraphQL has headers. */
const Refusal = z.object({
  message: z.string(),
  headers: Headers.optional(),
  response: z.object({ headers: Headers.optional() }).optional(),
})

/** As whom GitHub is asked. */
export interface Access {
  /** What a sentence calls it: `GITHUB_TOKEN` or `the GitHub App`. */
  readonly setting: string
  /** What must not stand in a message. */
  readonly secrets: readonly string[]
}

/** What may be gone at the next run, without anyone's help. */
const passing: ReadonlySet<FailureCode> = new Set([
  'rate_limited',
  'unavailable',
  'timeout',
  'not_understood',
])

const rights = 'read access to contents, issues, pull requests, deployments and actions'

/**
 * What went wrong on the way to GitHub.
 * @throws the error itself when it is no fault of the outside
 */
export function githubFailure(error: unknown, access: Access): Failure {
  if (error instanceof Failure) return error
  if (isAboutTheAnswer(error)) return noAnswer(error)
  const parsed = HttpError.safeParse(error)
  if (!parsed.success) throw error

  // Before anything is cut: of a secret that is cut in two, a part would stay.
  const clean = { ...parsed.data, message: redact(parsed.data.message, access.secrets) }
  const { code, message } = judge(clean, access.setting)
  return failure(code, message, header(clean, 'x-github-request-id'), error)
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

/**
 * A limit that is used up, so that GitHub need not be asked.
 * @param name as GitHub calls it: `core` counts requests, `graphql` points
 * @param until when it is given back; null: GitHub did not say
 */
export function spentLimit(name: string, until: string | null, { setting }: Access): Failure {
  return failure('rate_limited', usedUp(name, setting, until === null ? '' : ` until ${until}`), null)
}

const secondary = /secondary rate limit/i

/**
 * For how many minutes GitHub is to be left alone after an error: its secondary limit shows in no header but in the message, with
 * HTTP 403, 429 or, for GraphQL, 200. At least one, which it documents for where it does not say; null: it asks for no pause.
 */
export function pauseOf(error: unknown): number | null {
  const refusal = Refusal.safeParse(error).data
  if (refusal === undefined || !secondary.test(refusal.message)) return null
  const headers = refusal.response?.headers ?? refusal.headers
  return Math.max(1, Number(headers?.['retry-after'] ?? 0) / 60 || 0)
}

/** GitHub asked to be left alone until then, so it is not asked. */
export function pausing(until: string, { setting }: Access): Failure {
  return failure('rate_limited', pauses(setting, ` until ${until}`), null)
}

/** What errors without a place in the answer say: they spoil the whole of it. */
export function answerFailure(errors: readonly AnswerError[], access: Access, until: string | null): Failure {
  const [first] = errors
  if (errors.some(({ message }) => secondary.test(message))) {
    return failure('rate_limited', pauses(access.setting), null)
  }
  // GitHub documents RATE_LIMITED, and sends RATE_LIMIT too.
  if (errors.some(({ type = '' }) => type.startsWith('RATE_LIMIT'))) {
    return spentLimit('graphql', until, access)
  }
  const why = said(redact(first?.message ?? '', access.secrets))
  if (first?.type === 'FORBIDDEN' || first?.type === 'INSUFFICIENT_SCOPES') {
    return failure('forbidden', `${capital(access.setting)} lacks a permission: ${why}`, null)
  }
  const code = first?.type === undefined ? 'unavailable' : 'invalid'
  return failure(code, `GitHub could not answer: ${why}`, null)
}

function judge(error: HttpError, setting: string): { code: FailureCode; message: string } {
  const why = cleanText(error.message, 200)
  if (error.cause?.name === 'TimeoutError')
    return { code: 'timeout', message: 'GitHub did not answer in time.' }
  if (error.response === undefined) {
    return {
      code: 'unavailable',
      message: `GitHub could not be reached (${why}): check the network and GITHUB_API_URL.`,
    }
  }
  if (error.status === 401) {
    const mend =
      setting === 'GITHUB_TOKEN' ? 'make a new token with' : 'check that it is still installed, with'
    return { code: 'unauthorized', message: `GitHub refused ${setting} (${why}): ${mend} ${rights}.` }
  }
  const pause = pauseOf(error)
  if (pause !== null) {
    return { code: 'rate_limited', message: pauses(setting, ` for ${Math.round(pause * 60)} seconds`) }
  }
  // A limit that is spent is 403 or 429.
  if (error.status === 429 || isSpent(error)) {
    const name = header(error, 'x-ratelimit-resource')
    return { code: 'rate_limited', message: usedUp(name, setting, until(error)) }
  }
  if (error.status === 403) {
    return { code: 'forbidden', message: `GitHub does not let ${setting} in (${why}): grant it ${rights}.` }
  }
  if (error.status >= 500) return { code: 'unavailable', message: `GitHub answered HTTP ${error.status}.` }
  // 410: it was deleted; 451: it may not be shown by law.
  const isGone = error.status === 404 || error.status === 410 || error.status === 451
  return {
    code: isGone ? 'not_found' : 'invalid',
    message: `GitHub answered HTTP ${error.status} (${why}): check that GITHUB_API_URL is the API's address.`,
  }
}

function pauses(setting: string, until = ''): string {
  return `GitHub asks ${setting} to pause${until} (its secondary limit: too much at once).`
}

/** @param name of the limit, as GitHub calls it */
function usedUp(name: string | null, setting: string, until: string): string {
  const limit = name === 'graphql' ? 'points for GraphQL' : 'requests'
  return `GitHub's hourly ${limit} for ${setting} are used up${until}.`
}

function isSpent(error: HttpError): boolean {
  return error.status === 403 && header(error, 'x-ratelimit-remaining') === '0'
}

function until(error: HttpError): string {
  const retryAfter = Number(header(error, 'retry-after'))
  if (retryAfter > 0) return ` for ${retryAfter} seconds`
  const reset = Number(header(error, 'x-ratelimit-reset'))
  return reset > 0 ? ` until ${new Date(reset * 1_000).toISOString()}` : ''
}

function header(error: HttpError, name: string): string | null {
  const value = error.response?.headers[name]
  return value === undefined ? null : String(value)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function failure(code: FailureCode, message: string, requestId: string | null, cause?: unknown): Failure {
  const retryable = passing.has(code)
  return new Failure({ system: 'github', code, message, retryable, requestId, cause })
}
