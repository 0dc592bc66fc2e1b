import type { WorkLink, WorkReading } from '#src/core/work/work.ts'
import type { LinearIssue, WorkAnswer } from './linear-answer.ts'
import { ownWorkspaces } from './own-workspaces.ts'
import { readCycle } from './read-cycle.ts'
import { readForeign, readInitiative, readIssue, readMilestone, readProject, readTeam } from './readings.ts'

/**
 * A look-up of what all requests of a run brought.
 * @param moved issues that were found by an identifier from before they moved
 */
export function indexWork(
  answers: readonly WorkAnswer[],
  moved: readonly LinearIssue[],
): (link: WorkLink) => WorkReading {
  const rows = <T>(
    list: (answer: WorkAnswer) => { readonly nodes: readonly T[] } | undefined,
    keys: (row: T) => readonly string[],
  ) =>
    new Map(
      answers
        .flatMap((answer) => list(answer)?.nodes ?? [])
        .flatMap((row) => keys(row).map((key) => [key, row])),
    )
  const projects = rows(
    (answer) => answer.projects,
    ({ slugId }) => [slugId],
  )
  const initiatives = rows(
    (answer) => answer.initiatives,
    ({ slugId }) => [slugId],
  )
  const milestones = rows(
    (answer) => answer.projectMilestones,
    ({ id }) => [id],
  )
  const cycles = rows(
    (answer) => answer.cycles,
    ({ team, number, isActive, isNext }) => [
      `${team.key}/${number}`,
      ...(isActive ? [`${team.key}/active`] : []),
      ...(isNext ? [`${team.key}/upcoming`] : []),
    ],
  )
  const teams = rows(
    (answer) => answer.teams,
    ({ key }) => [key],
  )
  const issues = rows(
    (answer) => answer.issues,
    ({ identifier }) => [identifier],
  )
  for (const issue of moved) {
    for (const identifier of issue.previousIdentifiers) issues.set(identifier, issue)
  }
  const urlKey = answers[0]?.organization.urlKey ?? ''
  const own = ownWorkspaces(answers)

  return (link) => {
    const { url } = link
    if ('workspace' in link && !own.has(link.workspace)) return readForeign(url, link.workspace, urlKey)
    switch (link.kind) {
      case 'linear_project':
        return readProject(url, projects.get(link.slugId))
      case 'linear_initiative':
        return readInitiative(url, initiatives.get(link.slugId))
      case 'linear_milestone':
        return readMilestone(url, milestones.get(link.milestoneId))
      case 'linear_issue':
        return readIssue(url, issues.get(link.identifier))
      case 'linear_cycle':
        return readCycle(link, cycles.get(`${link.team}/${link.cycle}`))
      case 'linear_team':
        return readTeam(url, teams.get(link.team))
      default:
        return {
          kind: 'unknown',
          url,
          reason: 'unsupported_link',
          detail: link.kind === 'unsupported' ? link.message : `${url} is not a link to work in Linear.`,
        }
    }
  }
}
