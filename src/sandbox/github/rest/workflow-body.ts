import type { GithubWorkflow } from '#src/sandbox/github/repository-state.ts'
import type { GithubRepository } from '#src/sandbox/github/state.ts'
import { fullName, repositoryUrl } from '#src/sandbox/github/urls.ts'
import { type Site, seconds } from './site.ts'

export function workflowBody(site: Site, repository: GithubRepository, workflow: GithubWorkflow) {
  const page = repositoryUrl(site.state, repository)
  return {
    id: workflow.id,
    node_id: `W_${workflow.id}`,
    name: workflow.name,
    path: workflow.path,
    state: 'active' as const,
    created_at: seconds(workflow.createdAt),
    updated_at: seconds(workflow.createdAt),
    url: `${site.api}/repos/${fullName(repository)}/actions/workflows/${workflow.id}`,
    html_url: `${page}/blob/main/${workflow.path}`,
    badge_url: `${page}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  }
}
