import type { WorkLink } from './work.ts'

/**
 * What a link comes to among the work that goes on: a kind and a slug id of it, or `repository/<owner>/<repo>` for the milestones of
 * a repository. A milestone of a Linear project stands for its project. null: an issue, a pull request, a search, a cycle or a
 * team does not say which project or milestone is meant.
 */
export function activeKey(link: WorkLink): string | null {
  switch (link.kind) {
    case 'linear_project':
    case 'linear_milestone':
      return `project/${link.slugId}`
    case 'linear_initiative':
      return `initiative/${link.slugId}`
    case 'github_milestone':
      return `milestone/${link.owner}/${link.repo}/${link.number}`.toLowerCase()
    case 'github_repository':
    case 'github_workflow':
    case 'github_environment':
      return `repository/${link.owner}/${link.repo}`.toLowerCase()
    default:
      return null
  }
}
