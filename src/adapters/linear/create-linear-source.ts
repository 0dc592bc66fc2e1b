import { LinearClient } from '@linear/sdk'
import type * as z from 'zod'
import type { WorkLink, WorkReading } from '#src/core/work/work.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { activeDocument, workDocument } from './documents.ts'
import { ActiveAnswer, LinearAnswer } from './linear-answer.ts'
import { linearFailure } from './linear-failure.ts'
import { readActive } from './read-active.ts'
import { readForeign, readInitiative, readIssue, readMilestone, readProject } from './readings.ts'
import { splitIntoRequests, variablesFor } from './wanted-work.ts'

const timeoutMs = 30_000

/**
 * Reads work from one Linear workspace.
 * @param options.apiKey a personal API key, sent as it is
 * @param options.apiUrl the GraphQL endpoint; https, or http on this machine
 * @throws Failure when the SDK will not send a key to apiUrl
 */
export function createLinearSource(options: {
  readonly apiKey: string
  readonly apiUrl: string
  readonly log: Log
}): WorkSource {
  const { apiKey, apiUrl, log } = options
  // A client of its own for each request: the SDK takes the signal that ends it in the client's options.
  const connect = (signal: AbortSignal | null) => new LinearClient({ apiKey, apiUrl, signal }).client
  refuseBadAddress(apiUrl, () => connect(null))
  let requests = 0

  async function ask<T>(document: string, variables: Record<string, unknown>, shape: z.ZodType<T>) {
    requests += 1
    const client = connect(AbortSignal.timeout(timeoutMs))
    const request = client.rawRequest(document, variables)
    const { data, headers } = await request.catch((error: unknown) => {
      throw linearFailure(error, apiKey)
    })
    log.info('linear answered', {
      complexity: headers?.get('x-complexity') ?? null,
      requestsLeft: headers?.get('x-ratelimit-requests-remaining') ?? null,
    })
    return understand(data, shape)
  }

  return {
    system: 'linear',
    requests: () => requests,
    async read(links) {
      const answers: LinearAnswer[] = []
      for (const wanted of splitIntoRequests(links)) {
        answers.push(await ask(workDocument, variablesFor(wanted), LinearAnswer))
      }
      const find = indexAnswers(answers)
      return links.map((link) => find(link))
    },
    active: () => readActive((variables) => ask(activeDocument, variables, ActiveAnswer)),
  }
}

function refuseBadAddress(apiUrl: string, connect: () => unknown): void {
  try {
    connect()
  } catch (cause) {
    throw new Failure({
      system: 'linear',
      code: 'invalid',
      message: `LINEAR_API_URL is ${apiUrl}, where the Linear SDK sends no key: it must be https, or http on this machine.`,
      cause,
    })
  }
}

function understand<T>(data: unknown, shape: z.ZodType<T>): T {
  const answer = shape.safeParse(data)
  if (answer.success) return answer.data
  const [issue] = answer.error.issues
  throw new Failure({
    system: 'linear',
    code: 'not_understood',
    message: `Linear's answer is not as expected at ${issue?.path.join('.')}: ${issue?.message}. Check that LINEAR_API_URL is Linear's GraphQL endpoint.`,
    cause: answer.error,
  })
}

/** A look-up of what all requests of a run brought. */
function indexAnswers(answers: readonly LinearAnswer[]): (link: WorkLink) => WorkReading {
  const by = <T>(rows: readonly T[], key: (row: T) => string) => new Map(rows.map((row) => [key(row), row]))
  const projects = by(
    answers.flatMap((answer) => answer.projects?.nodes ?? []),
    (row) => row.slugId,
  )
  const initiatives = by(
    answers.flatMap((answer) => answer.initiatives?.nodes ?? []),
    (row) => row.slugId,
  )
  const milestones = by(
    answers.flatMap((answer) => answer.projectMilestones?.nodes ?? []),
    (row) => row.id,
  )
  const issues = by(
    answers.flatMap((answer) => answer.issues?.nodes ?? []),
    (row) => row.identifier,
  )
  const urlKey = answers[0]?.organization.urlKey ?? ''

  return (link) => {
    const { url } = link
    if ('workspace' in link && link.workspace !== urlKey.toLowerCase()) {
      return readForeign(url, link.workspace, urlKey)
    }
    switch (link.kind) {
      case 'linear_project':
        return readProject(url, projects.get(link.slugId))
      case 'linear_initiative':
        return readInitiative(url, initiatives.get(link.slugId))
      case 'linear_milestone':
        return readMilestone(url, milestones.get(link.milestoneId))
      case 'linear_issue':
        return readIssue(url, issues.get(link.identifier))
      default:
        return {
          kind: 'unknown',
          url,
          reason: 'unsupported_link',
          detail: link.kind === 'unsupported' ? link.message : `${url} is not a link to work in Linear.`,
        }
    }
  }
}
