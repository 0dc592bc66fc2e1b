import { Octokit } from '@octokit/rest'
import { createLimitReadings, type LimitReadings } from '#src/adapters/support/limit-readings.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import { AnswerData, type AnswerError, PartialAnswer } from './github-answer.ts'
import { createAuthorize, type GithubAuth } from './github-auth.ts'
import { answerFailure, githubFailure, noAnswer, pauseOf, pausing, spentLimit } from './github-failure.ts'
import { limitOf } from './limit-of.ts'
import { earlier } from './times.ts'

export type Variables = Readonly<Record<string, string | number | readonly string[] | null>>

/** What one document brought: data, and errors that stand at a place in it. */
export interface Answer {
  readonly data: AnswerData
  readonly errors: readonly AnswerError[]
}

/** One way to GitHub, which counts its requests and what is left of the limits. */
export interface GithubConnection {
  /** @throws Failure when there is no answer, or errors spoil the whole of it */
  graphql(document: string, variables: Variables): Promise<Answer>
  /**
   * One GET of the REST API.
   * @param tag an ETag that an earlier answer bore
   * @returns `data` null: nothing changed since the answer that bore `tag`
   * @throws Failure
   */
  get(
    route: string,
    parameters: Readonly<Record<string, string | number>>,
    tag?: string | null,
  ): Promise<{ readonly data: AnswerData | null; readonly tag: string | null }>
  readonly limits: LimitReadings
  /** What the token may do, as far as GitHub has told. */
  readonly grants: Grants
  /** What a sentence calls that by which GitHub is asked. */
  readonly setting: string
  requests(): number
}

/** GitHub tells it of the tokens of some kinds only; of the others what is tried shows it. */
interface Grants {
  /** Of a classic token; null: it is none, or nothing was asked yet. */
  scopes: readonly string[] | null
  /** Of an App, by its name for what is read; null: it is none, or nothing was asked yet. */
  permissions: Readonly<Record<string, string>> | null
}

/** @param options.timeoutMs how long one answer is waited for, in real time */
export function connectGithub(options: {
  readonly auth: GithubAuth
  readonly apiUrl: string
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
  readonly timeoutMs?: number
}): GithubConnection {
  const { auth, apiUrl, clock, log, timeoutMs = 30_000 } = options
  const octokitLog = {
    debug() {},
    info() {},
    warn: (message: string) => log.warn('github warns', { message }),
    // Errors are thrown, and become a Failure.
    error() {},
  }
  const octokit = new Octokit({ baseUrl: apiUrl, log: octokitLog, request: { log: octokitLog } })
  const access = {
    setting: auth.kind === 'token' ? 'GITHUB_TOKEN' : 'the GitHub App',
    secrets: auth.kind === 'token' ? [auth.token] : [],
  }
  const limits = createLimitReadings()
  const grants: Grants = { scopes: null, permissions: null }
  let requests = 0
  let refused = false
  let pausedUntil: string | null = null

  octokit.hook.before('request', ({ headers }) => {
    requests += 1
    headers['x-github-api-version'] = '2022-11-28'
  })
  octokit.hook.after('request', ({ headers }) => {
    refused = false
    noteLimit(headers)
    const scopes = headers['x-oauth-scopes']
    if (typeof scopes === 'string') grants.scopes = scopes.split(',').flatMap((scope) => scope.trim() || [])
  })
  octokit.hook.error('request', (error) => {
    refused = 'status' in error && error.status === 401
    if ('response' in error && error.response !== undefined) noteLimit(error.response.headers)
    notePause(error)
    throw error
  })

  function noteLimit(headers: Readonly<Record<string, unknown>>): void {
    const reading = limitOf(headers)
    if (reading !== null) limits.note(reading)
  }

  const authorize = createAuthorize(auth, {
    octokit,
    clock,
    isRefused: () => refused,
    timeoutMs,
    granted(permissions) {
      grants.permissions = permissions
    },
  })

  /** @param limit the one that the request counts to */
  async function prepare(limit: string) {
    const now = clock.now()
    if (pausedUntil !== null && pausedUntil > now) throw pausing(pausedUntil, access)
    const until = limits.spentUntil(limit, now)
    if (until !== null) throw spentLimit(limit, until, access)
    return {
      headers: { authorization: `bearer ${await authorize()}` },
      request: { signal: AbortSignal.timeout(timeoutMs) },
    }
  }

  /** GitHub counts what is asked in spite of its secondary limit, and in the end bans who goes on. */
  function notePause(error: unknown): void {
    const minutes = pauseOf(error)
    if (minutes !== null) pausedUntil = earlier(clock.now(), -minutes)
  }

  return {
    limits,
    grants,
    setting: access.setting,
    requests: () => requests,

    async graphql(document, variables) {
      const prepared = await prepare('graphql')
      try {
        const data = await octokit.graphql<unknown>(document, { ...variables, ...prepared })
        return { data: wholeOf(data), errors: [] }
      } catch (error) {
        const partial = PartialAnswer.safeParse(error)
        if (!partial.success) throw githubFailure(error, access)
        notePause(error)
        const { data, errors } = partial.data
        const spoiled = errors.filter((each) => each.path === undefined)
        if (spoiled.length === 0 && data != null) return { data, errors }
        const until = limits.spentUntil('graphql', clock.now())
        throw answerFailure(spoiled.length > 0 ? spoiled : errors, access, until)
      }
    },

    async get(route, parameters, tag = null) {
      const { headers, request } = await prepare('core')
      const conditional = tag === null ? headers : { ...headers, 'if-none-match': tag }
      try {
        const answer = await octokit.request(`GET ${route}`, { ...parameters, headers: conditional, request })
        return { data: wholeOf(answer.data), tag: answer.headers.etag ?? null }
      } catch (error) {
        const isSame = tag !== null && error instanceof Error && 'status' in error && error.status === 304
        if (isSame) return { data: null, tag }
        throw githubFailure(error, access)
      }
    },
  }
}

/** Octokit hands out an answer that was cut off as the text that came. */
function wholeOf(data: unknown): AnswerData {
  const whole = AnswerData.safeParse(data)
  if (!whole.success) throw noAnswer(whole.error)
  return whole.data
}
