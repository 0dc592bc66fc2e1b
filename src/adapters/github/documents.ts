import type { WorkLink } from '#src/core/work/work.ts'

export type RepositoryLink = Extract<
  WorkLink,
  { kind: 'github_repository' | 'github_workflow' | 'github_environment' }
>

export type GithubLink =
  | RepositoryLink
  | Extract<WorkLink, { kind: 'github_milestone' | 'github_issue' | 'github_pull' | 'github_search' }>

/** Links in one request. GitHub allows far more nodes, but answers of a document this long stay well under its 10 seconds. */
export const linksPerRequest = 50

/** A link to a workflow or an environment is read as the repository that it is in. */
export function isRepositoryLink(link: WorkLink): link is RepositoryLink {
  return (
    link.kind === 'github_repository' || link.kind === 'github_workflow' || link.kind === 'github_environment'
  )
}

const count = '{ totalCount }'
// What is done on its issues need not change the milestone itself.
const newest = '(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { updatedAt } }'
const milestone = `{
  title updatedAt
  newestIssue: issues${newest}
  newestPull: pullRequests${newest}
  openIssues: issues(states: [OPEN]) ${count}
  closedIssues: issues(states: [CLOSED]) ${count}
  openPulls: pullRequests(states: [OPEN]) ${count}
  closedPulls: pullRequests(states: [CLOSED, MERGED]) ${count}
}`

// GitHub shows a pull request under /issues/ too, and the other way round.
const item = `{
  __typename
  ... on Issue { title updatedAt issueState: state stateReason(enableDuplicate: true) }
  ... on PullRequest { title updatedAt pullState: state }
}`

// In a search, the one that changed last.
const found = '{ issueCount nodes { ... on Issue { updatedAt } ... on PullRequest { updatedAt } } }'

/**
 * One document for up to `linksPerRequest` links. Each link answers under an alias of its place: `w0`, a search under
 * `w0open` and `w0closed`. What people typed goes into variables only.
 */
export function buildWorkDocument(links: readonly GithubLink[]): {
  readonly document: string
  readonly variables: Readonly<Record<string, string | number>>
} {
  const declarations: string[] = []
  const fields: string[] = []
  const variables: Record<string, string | number> = {}

  for (const [index, link] of links.entries()) {
    if (link.kind === 'github_search') {
      for (const state of ['open', 'closed']) {
        declarations.push(`$${state}${index}: String!`)
        fields.push(`w${index}${state}: search(type: ISSUE, first: 1, query: $${state}${index}) ${found}`)
        variables[`${state}${index}`] = `${link.query} is:${state} sort:updated-desc`
      }
      continue
    }
    declarations.push(`$owner${index}: String!, $repo${index}: String!`)
    variables[`owner${index}`] = link.owner
    variables[`repo${index}`] = link.repo
    const place = `w${index}: repository(owner: $owner${index}, name: $repo${index})`
    if (isRepositoryLink(link)) {
      fields.push(`${place} { nameWithOwner pushedAt isArchived }`)
      continue
    }
    declarations.push(`$number${index}: Int!`)
    variables[`number${index}`] = link.number
    const field =
      link.kind === 'github_milestone'
        ? `milestone(number: $number${index}) ${milestone}`
        : `issueOrPullRequest(number: $number${index}) ${item}`
    fields.push(`${place} { ${field} }`)
  }

  return { document: `query Work(${declarations.join(', ')}) {\n${fields.join('\n')}\n}`, variables }
}
