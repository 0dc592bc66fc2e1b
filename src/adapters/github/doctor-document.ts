export interface Repository {
  readonly owner: string
  readonly repo: string
}

/** What is measured of a repository, as far as GraphQL knows it. */
export const measuredParts = [
  { words: 'contents', alias: 'contents', field: 'defaultBranchRef { name }' },
  { words: 'issues', alias: 'issues', field: 'issues(first: 1) { totalCount }' },
  { words: 'pull requests', alias: 'pulls', field: 'pullRequests(first: 1) { totalCount }' },
  { words: 'deployments', alias: 'deployments', field: 'deployments(first: 1) { totalCount }' },
] as const

/** A little of every part of repositories, each under an alias of its place (`r0`): what may not be read is an error there. */
export function buildDoctorDocument(repositories: readonly Repository[]): {
  readonly document: string
  readonly variables: Readonly<Record<string, string>>
} {
  const parts = measuredParts.map(({ alias, field }) => `${alias}: ${field}`).join(' ')
  const declarations = repositories.map((_, index) => `$owner${index}: String!, $repo${index}: String!`)
  const rows = repositories.map(
    (_, index) =>
      `r${index}: repository(owner: $owner${index}, name: $repo${index}) { nameWithOwner isArchived ${parts} }`,
  )
  return {
    document: `query Doctor(${declarations.join(', ')}) {\n${rows.join('\n')}\n}`,
    variables: Object.fromEntries(
      repositories.flatMap(({ owner, repo }, index) => [
        [`owner${index}`, owner],
        [`repo${index}`, repo],
      ]),
    ),
  }
}
