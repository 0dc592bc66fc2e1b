import { findRepository } from '#src/sandbox/github/find.ts'
import type { Quota } from '#src/sandbox/github/quota.ts'
import { search } from '#src/sandbox/github/search.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import { connect, type PageArgs } from './connection.ts'
import { githubError } from './errors.ts'
import { itemView, repositoryView } from './views.ts'

interface SearchArgs extends PageArgs {
  readonly query: string
  readonly type: string
}

/** The fields of Query. `repository` is nullable: one that is missing is an error beside the others' data. */
export function createRoot(state: GithubState, quota: Quota) {
  return {
    viewer: { login: state.login },
    rateLimit: () => {
      const { reset, ...counts } = quota.reading('graphql')
      return { ...counts, cost: 1, nodeCount: 0, resetAt: new Date(reset * 1_000).toISOString() }
    },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = findRepository(state, owner, name)
      if (!found) {
        throw githubError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`)
      }
      return repositoryView(state, found)
    },
    // Unlike the REST search, a repository that the token cannot see is no error here: nothing is found in it.
    search: ({ query, type, ...args }: SearchArgs) => {
      const hits = type === 'ISSUE' ? search(state, query) : []
      const views = hits.map(({ repository, item }) => itemView(state, repository, item))
      return { ...connect('search', views, args), issueCount: hits.length }
    },
  }
}
