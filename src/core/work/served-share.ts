import type { ServedShare, WorkCoverage } from '#src/core/evaluation.ts'
import { initiativesAbove } from './initiatives-above.ts'
import type { ActiveWork, FinishedWork, IssuePlace, WorkLink } from './work.ts'

/**
 * How many of the issues that were completed of late, and of the pull requests that were merged, serve any key result, each once.
 * An issue serves if it is linked itself, or its milestone, its project, an initiative that its project belongs to, its cycle or
 * its team; a link to the active cycle means the cycles of that team, as each was active when the issue was completed. A pull
 * request serves if it is linked itself, or its milestone or its repository (also by a workflow or an environment of it), or if one
 * of its issues serves.
 * @param links those of the key results that run
 * @param active where it is not known what goes on no project belongs to an initiative
 */
export function servedShares(
  finished: readonly FinishedWork[],
  links: readonly WorkLink[],
  active: readonly ActiveWork[],
): Pick<WorkCoverage, 'completedIssues' | 'mergedPulls'> {
  const linked = new Set(links.flatMap((link) => keyOf(link)?.toLowerCase() ?? []))
  const above = initiativesAbove(active)
  const initiativesOf = new Map(
    active.flatMap((work) => (work.kind === 'project' ? [[work.slugId, above(work)]] : [])),
  )

  function isIssueServing({ identifiers, team, project, milestone, cycle }: IssuePlace): boolean {
    const keys = [
      ...identifiers.map((identifier) => `issue/${identifier}`),
      `team/${team}`,
      ...(cycle === null ? [] : [`cycle/${team}/${cycle}`, `cycle/${team}/active`]),
      ...(milestone === null ? [] : [`part/${milestone}`]),
      ...(project === null ? [] : [`project/${project}`]),
      ...[...(initiativesOf.get(project ?? '') ?? [])].map((slugId) => `initiative/${slugId}`),
    ]
    return keys.some((key) => linked.has(key.toLowerCase()))
  }

  function isServing(work: FinishedWork): boolean {
    if (work.kind === 'issue') return isIssueServing(work)
    const { repository, number, milestone, issues } = work
    const keys = [
      `repository/${repository}`,
      `pull/${repository}/${number}`,
      ...(milestone === null ? [] : [`milestone/${repository}/${milestone}`]),
    ]
    return keys.some((key) => linked.has(key.toLowerCase())) || issues.some(isIssueServing)
  }

  const share = (kind: FinishedWork['kind']): ServedShare | null => {
    const works = finished.filter((work) => work.kind === kind)
    return works.length === 0 ? null : { served: works.filter(isServing).length, all: works.length }
  }
  return { completedIssues: share('issue'), mergedPulls: share('pull') }
}

/** What a link comes to; null: nothing that finished work is told to belong to. */
function keyOf(link: WorkLink): string | null {
  switch (link.kind) {
    case 'linear_issue':
      return `issue/${link.identifier}`
    case 'linear_milestone':
      return `part/${link.milestoneId}`
    case 'linear_project':
      return `project/${link.slugId}`
    case 'linear_initiative':
      return `initiative/${link.slugId}`
    case 'linear_cycle':
      return `cycle/${link.team}/${link.cycle}`
    case 'linear_team':
      return `team/${link.team}`
    case 'github_milestone':
      return `milestone/${link.owner}/${link.repo}/${link.number}`
    // GitHub counts issues and pull requests of a repository together, and shows either under the address of the other.
    case 'github_issue':
    case 'github_pull':
      return `pull/${link.owner}/${link.repo}/${link.number}`
    case 'github_repository':
    case 'github_workflow':
    case 'github_environment':
      return `repository/${link.owner}/${link.repo}`
    default:
      return null
  }
}
