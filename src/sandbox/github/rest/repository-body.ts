import type { GithubRepository } from '#src/sandbox/github/state.ts'
import { fullName, repositoryUrl } from '#src/sandbox/github/urls.ts'
import { type Site, seconds } from './site.ts'
import { userBody } from './user-body.ts'

const links = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
}

/** A repository as others mention it. */
export function briefRepositoryBody(site: Site, repository: GithubRepository) {
  const name = fullName(repository)
  const url = `${site.api}/repos/${name}`
  return {
    id: repository.id,
    node_id: `R_${repository.id}`,
    name: repository.name,
    full_name: name,
    owner: userBody(site, repository.owner),
    private: repository.private,
    html_url: repositoryUrl(site.state, repository),
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(links).map(([key, path]) => [key, url + path])),
  }
}

export function repositoryBody(site: Site, repository: GithubRepository) {
  const name = fullName(repository)
  const page = repositoryUrl(site.state, repository)
  const host = new URL(page).host
  const open = repository.items.filter((item) => item.state === 'open').length
  return {
    ...briefRepositoryBody(site, repository),
    visibility: repository.private ? 'private' : 'public',
    clone_url: `${page}.git`,
    git_url: `git://${host}/${name}.git`,
    ssh_url: `git@${host}:${name}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: 'main',
    topics: [],
    size: 0,
    archived: repository.archived,
    disabled: false,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    has_issues: true,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    network_count: 0,
    subscribers_count: 0,
    open_issues: open,
    open_issues_count: open,
    created_at: seconds(repository.createdAt),
    updated_at: seconds(repository.createdAt),
    pushed_at: seconds(repository.pushedAt),
  }
}
