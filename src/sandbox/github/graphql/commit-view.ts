import type { GithubCommit } from '#src/sandbox/github/repository-state.ts'
import { seconds } from '#src/sandbox/github/rest/site.ts'
import type { GithubRepository } from '#src/sandbox/github/state.ts'
import { type Cursors, connect, type PageArgs } from './connection.ts'

interface HistoryArgs extends PageArgs {
  readonly since?: string | null
}

export function commitView(repository: GithubRepository, commit: GithubCommit) {
  return {
    __typename: 'Commit',
    id: `C_${commit.oid}`,
    oid: commit.oid,
    authoredDate: seconds(commit.authoredAt),
    committedDate: seconds(commit.committedAt),
    parents: (args: PageArgs) =>
      connect('parents', commit.parents, args, (oid) => parentView(repository, oid)),
    history: ({ since, ...args }: HistoryArgs) => {
      const from = since ? Date.parse(since) : Number.NEGATIVE_INFINITY
      const start = repository.commits.get(args.after?.split(' ')[0] ?? '') ?? commit
      const rows = reachable(repository, start).filter(({ committedAt }) => Date.parse(committedAt) >= from)
      return connect('history', rows, args, (one) => commitView(repository, one), cursorsFrom(start))
    },
  }
}

/** A parent beside the default branch's own commits may never have been laid: all that is known of it is its hash. */
function parentView(repository: GithubRepository, oid: string) {
  const commit = repository.commits.get(oid)
  return commit ? commitView(repository, commit) : { id: `C_${oid}`, oid }
}

/** A cursor holds the commit that the history began with: what is pushed while it is paged through does not move it. */
function cursorsFrom({ oid }: GithubCommit): Cursors<GithubCommit> {
  return {
    write: (_row, index) => `${oid} ${index}`,
    after(cursor) {
      const [start, index] = cursor.split(' ')
      return start === oid && /^\d+$/.test(index ?? '') ? Number(index) + 1 : null
    },
  }
}

/** A commit and all that came before it, newest first. */
function reachable(repository: GithubRepository, start: GithubCommit): readonly GithubCommit[] {
  const seen = new Set([start])
  for (const commit of seen) {
    for (const oid of commit.parents) {
      const parent = repository.commits.get(oid)
      if (parent) seen.add(parent)
    }
  }
  return [...seen].sort((a, b) =>
    a.committedAt === b.committedAt ? b.id - a.id : a.committedAt < b.committedAt ? 1 : -1,
  )
}
