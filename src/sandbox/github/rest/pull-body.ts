import { headCommitOf } from '#src/sandbox/github/find.ts'
import type { GithubItem, GithubRepository } from '#src/sandbox/github/state.ts'
import { fullName } from '#src/sandbox/github/urls.ts'
import { itemBody, pullPages } from './issue-body.ts'
import { repositoryBody } from './repository-body.ts'
import type { Site } from './site.ts'
import { userBody } from './user-body.ts'

/** A pull request with one commit: its branches and diff are made up, its state and dates are not. */
export function pullBody(site: Site, repository: GithubRepository, item: GithubItem) {
  const api = `${site.api}/repos/${fullName(repository)}`
  const pages = pullPages(site, repository, item)
  const commit = headCommitOf(item)
  const links = {
    issue_url: `${api}/issues/${item.number}`,
    commits_url: `${pages.url}/commits`,
    review_comments_url: `${pages.url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${api}/issues/${item.number}/comments`,
    statuses_url: `${api}/statuses/${commit}`,
  }
  const user = userBody(site, item.author ?? 'ghost')
  const branch = (ref: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha: commit,
    user,
    repo: repositoryBody(site, repository),
  })
  const merged = item.mergedAt !== null
  return {
    ...itemBody(site, repository, item),
    ...pages,
    ...links,
    merge_commit_sha: item.mergeCommit,
    draft: item.draft,
    requested_reviewers: [],
    requested_teams: [],
    head: branch(item.branch),
    base: branch('main'),
    _links: {
      self: { href: pages.url },
      html: { href: pages.html_url },
      issue: { href: links.issue_url },
      comments: { href: links.comments_url },
      review_comments: { href: links.review_comments_url },
      review_comment: { href: links.review_comment_url },
      commits: { href: links.commits_url },
      statuses: { href: links.statuses_url },
    },
    auto_merge: null,
    merged,
    merged_by: merged ? user : null,
    mergeable: null,
    mergeable_state: 'unknown',
    maintainer_can_modify: false,
    comments: 0,
    review_comments: 0,
    commits: 1,
    additions: 1,
    deletions: 0,
    changed_files: 1,
  }
}
