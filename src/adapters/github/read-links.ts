import { inGroups } from '#src/adapters/support/in-groups.ts'
import type { WorkLink, WorkReading } from '#src/core/work/work.ts'
import type { Log } from '#src/ports/log.ts'
import type { Answer, GithubConnection } from './connect-github.ts'
import { buildWorkDocument, type GithubLink, isRepositoryLink, linksPerRequest } from './documents.ts'
import {
  type AnswerError,
  ItemAnswer,
  MilestoneAnswer,
  RepositoryAnswer,
  SearchAnswer,
} from './github-answer.ts'
import {
  readForbidden,
  readItem,
  readMilestone,
  readMissing,
  readRefused,
  readRepository,
  readSearch,
} from './readings.ts'
import { understand } from './understand.ts'

/** Each link's reading, in the links' order. All links into one repository as a whole are asked once. */
export async function readLinks(
  links: readonly WorkLink[],
  github: GithubConnection,
  log: Log,
): Promise<readonly WorkReading[]> {
  const ours = new Map(links.filter(isGithub).map((link) => [keyOf(link), link]))
  const found = new Map<string, { readonly answer: Answer; readonly alias: string }>()
  for (const batch of inGroups([...ours.values()], linksPerRequest)) {
    const { document, variables } = buildWorkDocument(batch)
    const answer = await github.graphql(document, variables)
    log.info('github answered', { links: batch.length, errors: answer.errors.length })
    for (const [index, link] of batch.entries()) found.set(keyOf(link), { answer, alias: `w${index}` })
  }
  return links.map((link) => {
    const place = isGithub(link) ? found.get(keyOf(link)) : undefined
    return isGithub(link) && place ? readLink(link, place.alias, place.answer) : notOurs(link)
  })
}

function keyOf(link: GithubLink): string {
  return isRepositoryLink(link) ? `${link.owner}/${link.repo}`.toLowerCase() : link.url
}

function readLink(link: GithubLink, alias: string, { data, errors }: Answer): WorkReading {
  const error = errors.find((each) => isAt(each, alias))
  if (error !== undefined) {
    if (error.type === 'FORBIDDEN') return readForbidden(link.url, error.message)
    return error.type === 'NOT_FOUND' ? readMissing(link.url) : readRefused(link.url, error.message)
  }
  if (link.kind === 'github_search') {
    const open = understand(SearchAnswer, data[`${alias}open`])
    const closed = understand(SearchAnswer, data[`${alias}closed`])
    return readSearch(link.url, link.query, { open, closed })
  }
  const found = data[alias]
  if (found === null) return readMissing(link.url)
  if (isRepositoryLink(link)) return readRepository(link, understand(RepositoryAnswer, found))
  return link.kind === 'github_milestone'
    ? readMilestone(link.url, understand(MilestoneAnswer, found))
    : readItem(link.url, understand(ItemAnswer, found))
}

function isAt(error: AnswerError, alias: string): boolean {
  const [place] = error.path ?? []
  return place === alias || place === `${alias}open` || place === `${alias}closed`
}

function isGithub(link: WorkLink): link is GithubLink {
  const { kind } = link
  return (
    isRepositoryLink(link) ||
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
