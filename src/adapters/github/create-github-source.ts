import { Octokit } from '@octokit/rest'
import type * as z from 'zod'
import type { WorkLink, WorkReading } from '#src/core/work/work.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { buildWorkDocument, type GithubLink, linksPerRequest } from './documents.ts'
import {
  AnswerData,
  type AnswerError,
  ItemAnswer,
  MilestoneAnswer,
  PartialAnswer,
  SearchAnswer,
} from './github-answer.ts'
import { answerFailure, githubFailure, noAnswer } from './github-failure.ts'
import { readItem, readMilestone, readMissing, readRefused, readSearch } from './readings.ts'

const timeoutMs = 30_000

interface Answer {
  readonly data: AnswerData
  readonly errors: readonly AnswerError[]
}

/**
 * Reads work from GitHub or GitHub Enterprise.
 * @param options.apiUrl https://api.github.com, or https://<host>/api/v3 of an Enterprise server
 */
export function createGithubSource(options: {
  readonly token: string
  readonly apiUrl: string
  readonly log: Log
}): WorkSource {
  const { token, apiUrl, log } = options
  const octokitLog = {
    debug() {},
    info() {},
    warn: (message: string) => log.warn('github warns', { message }),
    // Errors are thrown, and become a Failure.
    error() {},
  }
  const octokit = new Octokit({ auth: token, baseUrl: apiUrl, log: octokitLog, request: { log: octokitLog } })
  let requests = 0

  async function ask(links: readonly GithubLink[]): Promise<Answer> {
    requests += 1
    const { document, variables } = buildWorkDocument(links)
    try {
      const data = await octokit.graphql<unknown>(document, {
        ...variables,
        headers: { 'X-GitHub-Api-Version': '2022-11-28' },
        request: { signal: AbortSignal.timeout(timeoutMs) },
      })
      const whole = AnswerData.safeParse(data)
      if (!whole.success) throw noAnswer(whole.error)
      return { data: whole.data, errors: [] }
    } catch (error) {
      const partial = PartialAnswer.safeParse(error)
      if (!partial.success) throw githubFailure(error, token)
      const { data, errors } = partial.data
      const spoiled = errors.filter((each) => each.path === undefined)
      if (spoiled.length > 0 || data == null) throw answerFailure(spoiled.length > 0 ? spoiled : errors)
      return { data, errors }
    }
  }

  return {
    system: 'github',
    requests: () => requests,
    async read(links) {
      const ours = new Map(links.filter(isGithub).map((link) => [link.url, link]))
      const readings = new Map<string, WorkReading>()
      for (const batch of batches([...ours.values()])) {
        const answer = await ask(batch)
        log.info('github answered', { links: batch.length, errors: answer.errors.length })
        for (const [index, link] of batch.entries())
          readings.set(link.url, readLink(link, `w${index}`, answer))
      }
      return links.map((link) => readings.get(link.url) ?? notOurs(link))
    },
  }
}

function readLink(link: GithubLink, alias: string, { data, errors }: Answer): WorkReading {
  const error = errors.find((each) => isAt(each, alias))
  if (error !== undefined) {
    const isHidden = error.type === 'NOT_FOUND' || error.type === 'FORBIDDEN'
    return isHidden ? readMissing(link.url) : readRefused(link.url, error.message)
  }
  if (link.kind === 'github_search') {
    const open = understand(SearchAnswer, data[`${alias}open`]).issueCount
    const done = understand(SearchAnswer, data[`${alias}closed`]).issueCount
    return readSearch(link.url, link.query, { open, done })
  }
  const found = data[alias]
  if (found === null) return readMissing(link.url)
  return link.kind === 'github_milestone'
    ? readMilestone(link.url, understand(MilestoneAnswer, found))
    : readItem(link.url, understand(ItemAnswer, found))
}

function isAt(error: AnswerError, alias: string): boolean {
  const [place] = error.path ?? []
  return place === alias || place === `${alias}open` || place === `${alias}closed`
}

function understand<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Failure({
    system: 'github',
    code: 'not_understood',
    message: `GitHub's answer is not as expected at ${issue?.path.join('.')}: ${issue?.message}. Check that GITHUB_API_URL is the API's address.`,
    cause: parsed.error,
  })
}

function isGithub(link: WorkLink): link is GithubLink {
  const { kind } = link
  return (
    kind === 'github_milestone' ||
    kind === 'github_issue' ||
    kind === 'github_pull' ||
    kind === 'github_search'
  )
}

function notOurs(link: WorkLink): WorkReading {
  const detail = link.kind === 'unsupported' ? link.message : `${link.url} is not a link to work on GitHub.`
  return { kind: 'unknown', url: link.url, reason: 'unsupported_link', detail }
}

function batches(links: readonly GithubLink[]): GithubLink[][] {
  const count = Math.ceil(links.length / linksPerRequest)
  return Array.from({ length: count }, (_, index) =>
    links.slice(index * linksPerRequest, (index + 1) * linksPerRequest),
  )
}
