import { findRenamed, findRepository } from '#src/sandbox/github/find.ts'
import type { Quota } from '#src/sandbox/github/quota.ts'
import { search } from '#src/sandbox/github/search.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import { connect, type PageArgs } from './connection.ts'
import type { DocumentCost } from './document-cost.ts'
import { githubError } from './errors.ts'
import { itemView } from './item-view.ts'
import { placeOf, repositoryView } from './repository-view.ts'

interface RepositoryArgs {
  readonly owner: string
  readonly name: string
  readonly followRenames: boolean
}

interface SearchArgs extends PageArgs {
  readonly query: string
  readonly type: string
}

/** The fields of Query; their context is what the document costs. `repository` is nullable: one that is missing is an error beside the others' data. */
export function createRoot(state: GithubState, quota: Quota) {
  return {
    viewer: { login: state.login },
    rateLimit: (_args: object, { points, nodes }: DocumentCost) => {
      const { reset, ...counts } = quota.reading('graphql')
      return { ...counts, cost: points, nodeCount: nodes, resetAt: new Date(reset * 1_000).toISOString() }
    },
    repository: ({ owner, name, followRenames }: RepositoryArgs) => {
      const renamed = followRenames ? findRenamed(state, owner, name) : undefined
      const found = findRepository(state, owner, name) ?? renamed
      if (!found) {
        throw githubError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`)
      }
      return repositoryView(state, found)
    },
    // Unlike the REST search, a repository that the token cannot see is no error here: nothing is found in it.
    search: ({ query, type, ...args }: SearchArgs) => {
      const hits = type === 'ISSUE' ? search(state, query) : []
      const page = connect('search', hits, args, ({ repository, item }) =>
        itemView(placeOf(state, repository), item),
      )
      return { ...page, issueCount: hits.length }
    },
  }
}
