import { headCommitOf } from '#src/sandbox/github/find.ts'
import { seconds } from '#src/sandbox/github/rest/site.ts'
import type { GithubItem } from '#src/sandbox/github/state.ts'
import { actorView } from './actor-view.ts'
import { commitView } from './commit-view.ts'
import { connect, type PageArgs } from './connection.ts'
import type { Place } from './place.ts'

/** What only a pull request has. Of its own commits only the first is known. */
export function pullView(place: Place, pull: GithubItem) {
  const { repository, state } = place
  return {
    __typename: 'PullRequest',
    id: `PR_${pull.id}`,
    isDraft: pull.draft,
    merged: pull.mergedAt !== null,
    mergedAt: seconds(pull.mergedAt),
    headRefName: pull.branch,
    mergeCommit: () => {
      const commit = pull.mergeCommit === null ? undefined : repository.commits.get(pull.mergeCommit)
      return commit ? commitView(repository, commit) : null
    },
    commits: (args: PageArgs) => {
      const dates = pull.firstCommitAt === null ? [] : [pull.firstCommitAt]
      return connect('commits', dates, args, (at) => {
        const oid = headCommitOf(pull)
        return {
          commit: commitView(repository, { id: 0, oid, parents: [], authoredAt: at, committedAt: at }),
        }
      })
    },
    // Moments of becoming ready are all that is kept of a timeline, whatever types are asked for.
    timelineItems: (args: PageArgs) =>
      connect('timelineItems', pull.readyAt, args, (at) => ({
        __typename: 'ReadyForReviewEvent',
        createdAt: seconds(at),
      })),
    reviews: (args: PageArgs) => {
      const seen = pull.reviews.filter(({ by, at }) => at !== null || by === state.login)
      return connect('reviews', seen, args, (review) => ({
        author: actorView(review.by),
        submittedAt: seconds(review.at),
        state: review.state.toUpperCase(),
      }))
    },
    closingIssuesReferences: (args: PageArgs) =>
      connect('closingIssuesReferences', pull.closes, args, place.itemView),
  }
}
