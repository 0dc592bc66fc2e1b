import type { WorkLink } from '#src/core/work/work.ts'
import { createEstimator } from './complexity.ts'
import { maxPage, workDocument } from './documents.ts'
import { maxPoints, widestPage } from './widest-page.ts'

/**
 * What one request asks for: slug ids of projects and initiatives, ids of milestones, identifiers of issues, keys of teams, and
 * cycles as `ENG/12`, `ENG/active` or `ENG/upcoming`.
 */
export type WantedWork = Readonly<Record<List, readonly string[]>>

type List = 'projects' | 'initiatives' | 'milestones' | 'issues' | 'cycles' | 'teams'
type Counts = Readonly<Record<List, number>>

/** Issues of a milestone and projects of an initiative for which a request leaves room. */
const leastParts = 50

const points = createEstimator(workDocument)

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
    case 'linear_cycle':
      return { list: 'cycles', key: `${link.team}/${link.cycle}` }
    case 'linear_team':
      return { list: 'teams', key: link.team }
    default:
      return null
  }
}

/** Lays all links of a run into as few requests as Linear's page size and complexity allow; the same work is asked for once. */
export function splitIntoRequests(links: readonly WorkLink[]): WantedWork[] {
  const requests: Record<List, string[]>[] = []
  const seen = new Set<string>()

  for (const link of links) {
    const wanted = keyOf(link)
    if (wanted === null || seen.has(`${wanted.list}/${wanted.key}`)) continue
    seen.add(`${wanted.list}/${wanted.key}`)

    let request = requests.at(-1)
    if (request === undefined || !hasRoom(request, wanted.list)) {
      request = { projects: [], initiatives: [], milestones: [], issues: [], cycles: [], teams: [] }
      requests.push(request)
    }
    request[wanted.list].push(wanted.key)
  }
  return requests
}

function hasRoom(request: WantedWork, list: List): boolean {
  const counts = countsOf(request)
  const next = { ...counts, [list]: counts[list] + 1 }
  return next[list] <= maxPage && points(sizes(next, leastParts)) <= maxPoints
}

/** The variables of `workDocument`: pages of what is within a row are as large as the points allow. */
export function variablesFor(wanted: WantedWork) {
  const counts = countsOf(wanted)
  return {
    ...sizes(
      counts,
      widestPage((parts) => points(sizes(counts, parts))),
    ),
    withProjects: counts.projects > 0,
    projectSlugs: wanted.projects,
    withInitiatives: counts.initiatives > 0,
    initiativeSlugs: wanted.initiatives,
    withMilestones: counts.milestones > 0,
    milestoneIds: wanted.milestones,
    withIssues: counts.issues > 0,
    issueNames: {
      or: [...byTeam(wanted.issues, '-')].map(([team, numbers]) => ({
        team: { key: { eq: team } },
        number: { in: numbers.map(Number) },
      })),
    },
    withCycles: counts.cycles > 0,
    cycleNames: { or: [...byTeam(wanted.cycles, '/')].flatMap(([team, names]) => cyclesOf(team, names)) },
    withTeams: counts.teams > 0,
    teamKeys: wanted.teams,
  }
}

function countsOf(wanted: WantedWork): Counts {
  return {
    projects: wanted.projects.length,
    initiatives: wanted.initiatives.length,
    milestones: wanted.milestones.length,
    issues: wanted.issues.length,
    cycles: wanted.cycles.length,
    teams: wanted.teams.length,
  }
}

/** A list that is left out still costs its page and what is in it, so that its pages are 1. */
function sizes(counts: Counts, parts: number) {
  return {
    projectCount: Math.max(counts.projects, 1),
    initiativeCount: Math.max(counts.initiatives, 1),
    initiativeParts: counts.initiatives > 0 ? parts : 1,
    milestoneCount: Math.max(counts.milestones, 1),
    milestoneParts: counts.milestones > 0 ? parts : 1,
    issueCount: Math.max(counts.issues, 1),
    cycleCount: Math.max(counts.cycles, 1),
    teamCount: Math.max(counts.teams, 1),
  }
}

/** What stands behind the last separator, by what stands before it. */
function byTeam(keys: readonly string[], separator: '-' | '/'): Map<string, string[]> {
  const teams = new Map<string, string[]>()
  for (const key of keys) {
    const at = key.lastIndexOf(separator)
    const team = key.slice(0, at)
    teams.set(team, [...(teams.get(team) ?? []), key.slice(at + 1)])
  }
  return teams
}

function cyclesOf(team: string, names: readonly string[]): object[] {
  const of = { team: { key: { eq: team } } }
  const numbers = names.map(Number).filter((number) => !Number.isNaN(number))
  return [
    ...(numbers.length > 0 ? [{ ...of, number: { in: numbers } }] : []),
    ...(names.includes('active') ? [{ ...of, isActive: { eq: true } }] : []),
    ...(names.includes('upcoming') ? [{ ...of, isNext: { eq: true } }] : []),
  ]
}
