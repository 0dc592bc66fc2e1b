import type { Instant } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { KnownWork, UnknownWork, WorkReading } from '#src/core/work/work.ts'
import type { RepositoryLink } from './documents.ts'
import { notAnswered, notLetIn } from './fault-words.ts'
import type { ItemAnswer, MilestoneAnswer, Newest, RepositoryAnswer, SearchAnswer } from './github-answer.ts'

/** Pull requests count like issues, and whatever was closed counts as done: so GitHub shows it. */
export function readMilestone(url: string, answer: MilestoneAnswer): WorkReading {
  const { milestone } = answer
  if (milestone === null) return readMissing(url)
  const done = milestone.closedIssues.totalCount + milestone.closedPulls.totalCount
  const open = milestone.openIssues.totalCount + milestone.openPulls.totalCount
  if (done + open === 0)
    return unknown(url, 'empty', `The GitHub milestone ${milestone.title} has no issues.`)
  const lists = [milestone.newestIssue, milestone.newestPull, { nodes: [milestone] }]
  return counted(url, milestone.title, { done, open }, latestOf(...lists))
}

/** One item. A pull request is done when it is merged, an issue when it was closed as completed. */
export function readItem(url: string, answer: ItemAnswer): WorkReading {
  const item = answer.issueOrPullRequest
  if (item === null) return readMissing(url)
  if (item.__typename === 'PullRequest') {
    if (item.pullState === 'CLOSED') {
      return unknown(
        url,
        'cancelled',
        `The GitHub pull request ${item.title} was closed without being merged.`,
      )
    }
    return oneItem(url, item.title, item.pullState === 'MERGED', item.updatedAt)
  }
  const closed = item.issueState === 'CLOSED'
  if (closed && (item.stateReason === 'NOT_PLANNED' || item.stateReason === 'DUPLICATE')) {
    const why = item.stateReason === 'DUPLICATE' ? 'a duplicate' : 'not planned'
    return unknown(url, 'cancelled', `The GitHub issue ${item.title} was closed as ${why}.`)
  }
  return oneItem(url, item.title, closed, item.updatedAt)
}

/** A repository has no end, so no share. What its events give is told elsewhere. */
export function readRepository(link: RepositoryLink, answer: RepositoryAnswer): KnownWork {
  const part =
    link.kind === 'github_workflow'
      ? link.workflow
      : link.kind === 'github_environment'
        ? link.environment
        : null
  const title = `${answer.nameWithOwner}${part === null ? '' : ` ${part}`}${answer.isArchived ? ' (archived)' : ''}`
  return {
    kind: 'known',
    url: link.url,
    title: cleanText(title, 100),
    share: null,
    scope: 0,
    scopeUnit: 'items',
    done: null,
    open: null,
    lastActivity: answer.pushedAt,
    health: null,
  }
}

/** A search that finds nothing at all is no zero: a repository that the token may not read gives the same answer. */
export function readSearch(
  url: string,
  query: string,
  { open, closed }: { readonly open: SearchAnswer; readonly closed: SearchAnswer },
): WorkReading {
  const title = cleanText(query, 100)
  const counts = { open: open.issueCount, done: closed.issueCount }
  if (counts.open + counts.done > 0) return counted(url, title, counts, latestOf(open, closed))
  return unknown(
    url,
    'empty',
    `The GitHub search ${title} finds nothing, open or closed: check its words, and that okr-sync may read the repository.`,
  )
}

export function readMissing(url: string): UnknownWork {
  return unknown(
    url,
    'not_found',
    `GitHub shows nothing under ${url}: it was deleted or renamed, or okr-sync may not read its repository.`,
  )
}

export function readForbidden(url: string, message: string): UnknownWork {
  return unknown(url, 'not_found', notLetIn(url, message))
}

export function readRefused(url: string, message: string): UnknownWork {
  return unknown(url, 'source_failed', notAnswered(url, message))
}

function oneItem(url: string, title: string, isDone: boolean, updatedAt: string): KnownWork {
  return counted(url, title, isDone ? { done: 1, open: 0 } : { done: 0, open: 1 }, updatedAt)
}

function counted(
  url: string,
  title: string,
  { done, open }: { done: number; open: number },
  lastActivity: string | null,
): KnownWork {
  const scope = done + open
  return {
    kind: 'known',
    url,
    title,
    share: done / scope,
    scope,
    scopeUnit: 'items',
    done,
    open,
    lastActivity,
    health: null,
  }
}

function unknown(url: string, reason: UnknownReason, detail: string): UnknownWork {
  return { kind: 'unknown', url, reason, detail }
}

/** When the newest of all that changed did; null: there is nothing. */
function latestOf(...lists: readonly Newest[]): Instant | null {
  const changes = lists.flatMap(({ nodes }) => nodes.flatMap((each) => each?.updatedAt ?? []))
  return changes.toSorted().at(-1) ?? null
}
