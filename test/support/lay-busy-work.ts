import * as github from '#src/sandbox/github/seed.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import { runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import * as githubUrls from '#src/sandbox/github/urls.ts'
import { addCycle } from '#src/sandbox/linear/cycles.ts'
import * as linear from '#src/sandbox/linear/seed.ts'
import type { LinearState } from '#src/sandbox/linear/state.ts'
import * as linearUrls from '#src/sandbox/linear/urls.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

/** A link, and a measure that fits it. */
export interface BusySource {
  readonly source: string
  readonly measure: string
}

const OF_REPOSITORIES = [
  'lead time',
  'deploy frequency',
  'change failure rate',
  'time to first review',
  'pr cycle time',
  'ci duration',
]

/**
 * 90 days of a busy company: in Linear 120 projects, 40 milestones and 40 cycles with 2,800 issues; on GitHub 20 repositories with
 * 2,000 pull requests, 1,500 deployments and 2,000 workflow runs, half of the repositories three times as busy as the others.
 * @returns 200 sources of key results, one each; of the projects twenty come in pairs
 */
export function layBusyWork(
  state: { readonly linear: LinearState; readonly github: GithubState },
  now: string,
): BusySource[] {
  return [...layLinear(state.linear, Date.parse(now)), ...layGithub(state.github, Date.parse(now))]
}

function layLinear(state: LinearState, now: number): BusySource[] {
  const teams = Array.from({ length: 8 }, (_, index) => linear.addTeam(state, { key: `T${index}` }))
  const teamOf = (index: number) => teams[index % teams.length] as (typeof teams)[number]
  const at = (index: number, of: number) => instant(now - (index / of) * 80 * DAY - HOUR)
  const createdAt = instant(now - 120 * DAY)
  const issues = (count: number, offset: number) =>
    Array.from({ length: count }, (_, index) => ({
      createdAt,
      updatedAt: at(offset + index, 2_800),
      estimate: 1 + (index % 5),
      state: index % 3 === 0 ? ('unstarted' as const) : ('completed' as const),
    }))
  const projects = Array.from({ length: 120 }, (_, index) =>
    linear.addProject(state, {
      name: `Project ${index}`,
      team: teamOf(index),
      createdAt,
      issues: issues(20, index * 20),
    }),
  )
  const milestones = Array.from({ length: 40 }, (_, index) => {
    const project = projects[index] as (typeof projects)[number]
    const team = teamOf(index)
    const name = `Milestone ${index}`
    const milestone = linear.addMilestone(state, {
      name,
      project,
      team,
      createdAt,
      issues: issues(10, 2_400 + index * 10),
    })
    return linearUrls.milestoneUrl(state, project, milestone)
  })
  const cycles = Array.from({ length: 40 }, (_, index) => {
    const ended = now - Math.floor(index / teams.length) * 14 * DAY - DAY
    const days = Array.from({ length: 14 }, (_, day) => 20 + day)
    const cycle = addCycle(state, {
      team: teamOf(index),
      startsAt: instant(ended - 14 * DAY),
      endsAt: instant(ended),
      history: {
        scopeHistory: days,
        completedScopeHistory: days.map((points) => points - 20),
        issueCountHistory: days,
      },
    })
    cycle.completedAt = instant(ended)
    return linearUrls.cycleUrl(state, cycle)
  })
  const pages = projects.map((project) => linearUrls.projectUrl(state, project))
  return [
    ...Array.from({ length: 20 }, (_, index) => pages.slice(index * 2, index * 2 + 2).join(' ')),
    ...pages.slice(40),
    ...milestones,
  ]
    .map((source) => ({ source, measure: 'progress' }))
    .concat(cycles.map((source) => ({ source, measure: 'velocity' })))
}

function layGithub(state: GithubState, now: number): BusySource[] {
  return Array.from({ length: 20 }, (_, index) => {
    const busy = index % 2 === 0 ? 1.5 : 0.5
    const repository = github.addRepository(state, `acme/service-${index}`, {
      createdAt: instant(now - 400 * DAY),
    })
    const spread = (count: number) =>
      Array.from({ length: count }, (_, place) => now - ((count - place) / count) * 88 * DAY)
    for (const mergedAt of spread(100 * busy)) {
      const pull = github.addPull(state, repository, {
        author: 'ada',
        createdAt: instant(mergedAt - 20 * HOUR),
        firstCommitAt: instant(mergedAt - 30 * HOUR),
        mergedAt: instant(mergedAt),
        body: 'A text of some length, as people write it: what was changed, why, and how it was tried. '.repeat(
          8,
        ),
      })
      reviewPull(pull, { by: 'ben', at: instant(mergedAt - 10 * HOUR), state: 'commented' })
      reviewPull(pull, { by: 'cleo', at: instant(mergedAt - 5 * HOUR) })
    }
    const commits = [...repository.commits.values()]
    for (const [place, at] of spread(75 * busy).entries()) {
      const commit = commits[Math.floor((place / (75 * busy)) * commits.length)]
      const deployment = deploy(state, repository, {
        at: instant(at),
        ...(commit ? { commit: commit.oid } : {}),
      })
      setDeploymentStatus(state, repository, deployment, 'in_progress', instant(at + 60_000))
      setDeploymentStatus(state, repository, deployment, 'success', instant(at + 300_000))
    }
    for (const [place, at] of spread(100 * busy).entries()) {
      runWorkflow(state, repository, { createdAt: instant(at), minutes: 8 + (place % 7) })
    }
    const [opened, closed] = [instant(now - 10 * DAY), instant(now - 9 * DAY)]
    github.addIssue(state, repository, { labels: ['incident'], createdAt: opened, closedAt: closed })
    return {
      source: githubUrls.repositoryUrl(state, repository),
      measure: OF_REPOSITORIES[index % OF_REPOSITORIES.length] ?? '',
    }
  })
}

function instant(ms: number): string {
  return new Date(ms).toISOString()
}
