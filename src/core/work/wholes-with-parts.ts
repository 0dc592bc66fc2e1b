import type { WorkLink } from './work.ts'
import type { LinkedWork } from './work-evidence.ts'

/**
 * Work that counts twice together: a repository with an environment or a workflow of it, all environments with one of them, a
 * team with a cycle of it, a project with a milestone of it. Empty: none does.
 * @param all each work once
 */
export function wholesWithParts(all: readonly LinkedWork[]): readonly LinkedWork[] {
  const families = Map.groupBy(all, ({ link }) => familyOf(link))
  families.delete(null)
  return [...families.values()].find((each) => each.length > 1 && each.some(isWhole)) ?? []
}

/** Equal for a whole and its parts; null: the link has neither. */
function familyOf(link: WorkLink): string | null {
  switch (link.kind) {
    case 'github_repository':
    case 'github_workflow':
    case 'github_environment':
      return `${link.owner}/${link.repo}`.toLowerCase()
    case 'linear_team':
    case 'linear_cycle':
      return link.team
    case 'linear_project':
    case 'linear_milestone':
      return link.slugId
    default:
      return null
  }
}

function isWhole({ link }: LinkedWork): boolean {
  const { kind } = link
  return (
    kind === 'github_repository' ||
    kind === 'linear_team' ||
    kind === 'linear_project' ||
    (kind === 'github_environment' && link.environment === null)
  )
}
