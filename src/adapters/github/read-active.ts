import { inGroups } from '#src/adapters/support/in-groups.ts'
import type { Stream } from '#src/core/delivery/events.ts'
import type { ActiveWork } from '#src/core/work/work.ts'
import type { GithubConnection } from './connect-github.ts'
import { ActiveAnswer } from './github-answer.ts'
import { repositoryOf } from './repository-of.ts'
import { understand } from './understand.ts'

/** GitHub gives up on a document after 10 seconds; with so many repositories it stays well under them. */
const repositoriesPerRequest = 100

/** The open milestones of repositories, the first 100 of each. One that cannot be read has none: its links say so. */
export async function readActive(
  streams: readonly Stream[],
  github: GithubConnection,
): Promise<readonly ActiveWork[]> {
  const active: ActiveWork[] = []
  for (const some of inGroups([...new Set(streams)], repositoriesPerRequest)) {
    active.push(...(await readSome(some.map(repositoryOf), github)))
  }
  return active
}

async function readSome(
  repositories: readonly ReturnType<typeof repositoryOf>[],
  github: GithubConnection,
): Promise<readonly ActiveWork[]> {
  const declarations = repositories.map((_, index) => `$owner${index}: String!, $repo${index}: String!`)
  const fields = repositories.map(
    (_, index) =>
      `r${index}: repository(owner: $owner${index}, name: $repo${index}) { milestones(first: 100, states: [OPEN]) { nodes { number title url } } }`,
  )
  const variables = Object.fromEntries(
    repositories.flatMap(({ owner, repo }, index) => [
      [`owner${index}`, owner],
      [`repo${index}`, repo],
    ]),
  )
  const { data } = await github.graphql(
    `query Active(${declarations.join(', ')}) {\n${fields.join('\n')}\n}`,
    variables,
  )
  return repositories.flatMap(({ owner, repo }, index) => {
    const found = understand(ActiveAnswer.nullable(), data[`r${index}`])
    return (found?.milestones.nodes ?? []).map(({ number, title, url }) => ({
      kind: 'milestone' as const,
      slugId: `${owner}/${repo}/${number}`,
      title,
      url,
      scope: 0,
      initiatives: [],
    }))
  })
}
