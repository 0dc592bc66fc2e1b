import type { WorkLink } from '#src/core/work/work.ts'
import { maxPage, pointsPerRow } from './documents.ts'

type List = keyof typeof pointsPerRow

/** What one request asks for: slug ids of projects and initiatives, ids of milestones, identifiers of issues. */
export type WantedWork = Readonly<Record<List, readonly string[]>>

/** Left for the organisation, the lists themselves and what Linear counts that it does not document. */
const maxPoints = 9_500

/** The list a link is found in, and its key there; null: nothing of Linear's. */
function keyOf(link: WorkLink): { readonly list: List; readonly key: string } | null {
  switch (link.kind) {
    case 'linear_project':
      return { list: 'projects', key: link.slugId }
    case 'linear_initiative':
      return { list: 'initiatives', key: link.slugId }
    case 'linear_milestone':
      return { list: 'milestones', key: link.milestoneId }
    case 'linear_issue':
      return { list: 'issues', key: link.identifier }
    default:
      return null
  }
}

/** Lays all links of a run into as few requests as Linear's page size and complexity allow; the same work is asked for once. */
export function splitIntoRequests(links: readonly WorkLink[]): WantedWork[] {
  const requests: Record<List, Set<string>>[] = []
  const seen = new Set<string>()
  let points = Number.POSITIVE_INFINITY

  for (const link of links) {
    const wanted = keyOf(link)
    if (wanted === null || seen.has(`${wanted.list}/${wanted.key}`)) continue
    seen.add(`${wanted.list}/${wanted.key}`)

    const cost = pointsPerRow[wanted.list]
    let request = requests.at(-1)
    if (request === undefined || points + cost > maxPoints || request[wanted.list].size === maxPage) {
      request = { projects: new Set(), initiatives: new Set(), milestones: new Set(), issues: new Set() }
      requests.push(request)
      points = 0
    }
    request[wanted.list].add(wanted.key)
    points += cost
  }

  return requests.map((request) => ({
    projects: [...request.projects],
    initiatives: [...request.initiatives],
    milestones: [...request.milestones],
    issues: [...request.issues],
  }))
}

/** The variables of `workDocument`. A list that is left out still costs its page and what is in it, so that its pages are 1. */
export function variablesFor(wanted: WantedWork) {
  const numbersByTeam = new Map<string, number[]>()
  for (const identifier of wanted.issues) {
    const dash = identifier.lastIndexOf('-')
    const team = identifier.slice(0, dash)
    numbersByTeam.set(team, [...(numbersByTeam.get(team) ?? []), Number(identifier.slice(dash + 1))])
  }
  return {
    withProjects: wanted.projects.length > 0,
    projectCount: Math.max(wanted.projects.length, 1),
    projectSlugs: wanted.projects,
    withInitiatives: wanted.initiatives.length > 0,
    initiativeCount: Math.max(wanted.initiatives.length, 1),
    initiativeSlugs: wanted.initiatives,
    initiativeProjects: wanted.initiatives.length > 0 ? maxPage : 1,
    withMilestones: wanted.milestones.length > 0,
    milestoneCount: Math.max(wanted.milestones.length, 1),
    milestoneIds: wanted.milestones,
    withIssues: wanted.issues.length > 0,
    issueCount: Math.max(wanted.issues.length, 1),
    issueNames: {
      or: [...numbersByTeam].map(([team, numbers]) => ({
        team: { key: { eq: team } },
        number: { in: numbers },
      })),
    },
  }
}
