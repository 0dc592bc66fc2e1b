import type { EventKind, Stream } from '#src/core/delivery/events.ts'
import type { EventPage } from '#src/ports/work-source.ts'
import { notAnswered, notLetIn } from './fault-words.ts'
import { repositoryOf } from './repository-of.ts'

/** An error of an answer, or a Failure, which has no type. */
interface Fault {
  readonly type?: string | undefined
  readonly message: string
}

type Lost = EventPage['lost'][number]

const NAMES: Readonly<Partial<Record<EventKind, string>>> = {
  pull: 'pull requests',
  deployment: 'deployments',
  commit: 'commits',
  incident: 'issues',
  run: 'workflow runs',
}

/** Whether the token may not see what an error stands for, or it is not there; else GitHub only failed to give it. */
export function isHidden({ type }: Fault): boolean {
  return type === 'NOT_FOUND' || type === 'FORBIDDEN'
}

/** A repository that GitHub does not show, or cannot. */
export function lostRepository(stream: Stream, error?: Fault): Lost {
  const { owner, repo } = repositoryOf(stream)
  if (error?.type === 'FORBIDDEN') {
    return { stream, reason: 'not_found', detail: notLetIn(`${owner}/${repo}`, error.message) }
  }
  return error === undefined || error.type === 'NOT_FOUND'
    ? {
        stream,
        reason: 'not_found',
        detail: `GitHub shows no repository ${owner}/${repo}: it was deleted or renamed, or okr-sync may not read it.`,
      }
    : failed(stream, `${owner}/${repo}`, error)
}

/** A part of a repository that the token may not read, that is switched off, or that GitHub could not give. */
export function lostPart(stream: Stream, kind: EventKind, error?: Fault): Lost {
  const { owner, repo } = repositoryOf(stream)
  const part = `the ${NAMES[kind]} of ${owner}/${repo}`
  if (error !== undefined && !isHidden(error)) {
    return { ...failed(stream, part, error), kind }
  }
  return {
    stream,
    kind,
    reason: 'not_found',
    detail: `GitHub does not show ${part}: they are switched off there, or okr-sync may not read them.`,
  }
}

function failed(stream: Stream, what: string, error: Fault): Lost {
  return { stream, reason: 'source_failed', detail: notAnswered(what, error.message) }
}
