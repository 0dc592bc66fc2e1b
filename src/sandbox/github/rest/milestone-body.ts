import { milestoneCounts } from '#src/sandbox/github/find.ts'
import type { GithubMilestone, GithubRepository } from '#src/sandbox/github/state.ts'
import { fullName, milestoneUrl } from '#src/sandbox/github/urls.ts'
import { type Site, seconds } from './site.ts'
import { userBody } from './user-body.ts'

export function milestoneBody(site: Site, repository: GithubRepository, milestone: GithubMilestone) {
  const url = `${site.api}/repos/${fullName(repository)}/milestones/${milestone.number}`
  const { open, closed } = milestoneCounts(repository, milestone)
  return {
    url,
    html_url: milestoneUrl(site.state, repository, milestone),
    labels_url: `${url}/labels`,
    id: milestone.id,
    node_id: `MI_${milestone.id}`,
    number: milestone.number,
    state: milestone.state,
    title: milestone.title,
    description: milestone.description,
    creator: userBody(site, site.state.login),
    open_issues: open,
    closed_issues: closed,
    created_at: seconds(milestone.createdAt),
    updated_at: seconds(milestone.updatedAt),
    closed_at: seconds(milestone.closedAt),
    due_on: seconds(milestone.dueOn),
  }
}
