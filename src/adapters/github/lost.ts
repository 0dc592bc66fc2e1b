import type { EventKind, Stream } from '#src/core/delivery/events.ts'
import type { EventPage } from '#src/ports/work-source.ts'
import type { AnswerError } from './github-answer.ts'
import { repositoryOf } from './repository-of.ts'

type Lost = EventPage['lost'][number]

const NAMES: Readonly<Partial<Record<EventKind, string>>> = {
  pull: 'pull requests',
  deployment: 'deployments',
  commit: 'commits',
  incident: 'issues',
  run: 'workflow runs',
}

/** A repository that GitHub does not show, or cannot. */
export function lostRepository(stream: Stream, error: AnswerError | undefined): Lost {
  const { owner, repo } = repositoryOf(stream)
  const isHidden = error === undefined || error.type === 'NOT_FOUND' || error.type === 'FORBIDDEN'
  return isHidden
    ? {
        stream,
        reason: 'not_found',
        detail: `GitHub shows no repository ${owner}/${repo}: it was deleted or renamed, or okr-sync may not read it.`,
      }
    : failed(stream, `${owner}/${repo}`, error)
}

/** A part of a repository that the token may not read, that is switched off, or that GitHub could not give. */
export function lostPart(stream: Stream, kind: EventKind, error: AnswerError | undefined): Lost {
  const { owner, repo } = repositoryOf(stream)
  const part = `the ${NAMES[kind]} of ${owner}/${repo}`
  if (error !== undefined && error.type !== 'FORBIDDEN' && error.type !== 'NOT_FOUND') {
    return { ...failed(stream, part, error), kind }
  }
  return {
    stream,
    kind,
    reason: 'not_found',
    detail: `GitHub does not show ${part}: they are switched off there, or okr-sync may not read them.`,
  }
}

function failed(stream: Stream, what: string, error: AnswerError): Lost {
  return {
    stream,
    reason: 'source_failed',
    detail: `GitHub could not answer for ${what}: ${error.message.slice(0, 200)}.`,
  }
}
