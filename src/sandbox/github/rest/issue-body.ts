import type { GithubItem, GithubRepository } from '#src/sandbox/github/state.ts'
import { fullName, itemUrl } from '#src/sandbox/github/urls.ts'
import { milestoneBody } from './milestone-body.ts'
import { numberOf, type Site, seconds } from './site.ts'
import { userBody } from './user-body.ts'

/** An issue. A pull request is an issue too, told by its `pull_request`. */
export function issueBody(site: Site, repository: GithubRepository, item: GithubItem) {
  const api = `${site.api}/repos/${fullName(repository)}`
  const url = `${api}/issues/${item.number}`
  return {
    ...itemBody(site, repository, item),
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    state_reason: item.stateReason,
    comments: 0,
    performed_via_github_app: null,
    ...(item.kind === 'pull' ? { draft: item.draft, pull_request: pullPages(site, repository, item) } : {}),
  }
}

/** What the bodies of issues and pull requests share. */
export function itemBody(site: Site, repository: GithubRepository, item: GithubItem) {
  const milestone = repository.milestones.find(({ number }) => number === item.milestone)
  return {
    id: item.id,
    node_id: `${item.kind === 'issue' ? 'I' : 'PR'}_${item.id}`,
    html_url: itemUrl(site.state, repository, item),
    number: item.number,
    title: item.title,
    body: item.body,
    user: userBody(site, item.author ?? 'ghost'),
    labels: item.labels.map((name) => ({
      id: numberOf(name),
      node_id: `LA_${numberOf(name)}`,
      url: `${site.api}/repos/${fullName(repository)}/labels/${encodeURIComponent(name)}`,
      name,
      description: null,
      color: 'ededed',
      default: false,
    })),
    state: item.state,
    locked: false,
    active_lock_reason: null,
    assignee: null,
    assignees: [],
    milestone: milestone ? milestoneBody(site, repository, milestone) : null,
    created_at: seconds(item.createdAt),
    updated_at: seconds(item.updatedAt),
    closed_at: seconds(item.closedAt),
    author_association: 'MEMBER',
  }
}

/** The pages of a pull request, as both bodies show them. */
export function pullPages(site: Site, repository: GithubRepository, item: GithubItem) {
  const page = itemUrl(site.state, repository, item)
  return {
    url: `${site.api}/repos/${fullName(repository)}/pulls/${item.number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: seconds(item.mergedAt),
  }
}
