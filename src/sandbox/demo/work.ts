import type { Instant } from '#src/core/model.ts'
import * as github from '#src/sandbox/github/seed.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import * as githubUrls from '#src/sandbox/github/urls.ts'
import * as linear from '#src/sandbox/linear/seed.ts'
import type { LinearIssue, LinearState } from '#src/sandbox/linear/state.ts'
import * as linearUrls from '#src/sandbox/linear/urls.ts'
import type { WorkKey } from './key-result-seed.ts'

/** How many items were done in each of the seven weeks that end today. */
type DoneByWeek = readonly number[]

const EVENTS: DoneByWeek = [3, 5, 7, 9, 11, 12, 13]
const BACKFILL: DoneByWeek = [0, 1, 2, 3, 3, 4, 5]
const RATE_CARDS: DoneByWeek = [1, 2, 3, 3, 4, 4, 4]
const TOP_FIVE: DoneByWeek = [1, 2, 4, 5, 6, 7, 8]
const NEXT_FIVE: DoneByWeek = [0, 0, 1, 1, 2, 3, 4]
const WIZARD: DoneByWeek = [1, 3, 4, 6, 8, 10, 11]
const RELIABILITY: DoneByWeek = [4, 9, 13, 17, 22, 26, 29]

export interface Work {
  readonly urls: Readonly<Record<WorkKey, string>>
  /** Moves the work on to where it stood in a week, 0 to 6. */
  advance(week: number, at: Instant): void
}

/** The work of the demo company in Linear and GitHub, at its beginning. */
export function layWork(state: { linear: LinearState; github: GithubState }, at: Instant): Work {
  const platform = linear.addTeam(state.linear, { key: 'PLT', name: 'Platform' })
  const onboarding = linear.addTeam(state.linear, { key: 'ONB', name: 'Onboarding' })
  const project = (name: string, team: typeof platform, issues: number, estimate: number) =>
    linear.addProject(state.linear, {
      name,
      team,
      createdAt: at,
      issues: Array.from({ length: issues }, (_, index) => ({
        title: `${name}, part ${index + 1}`,
        estimate: estimate + (index % 3),
      })),
    })
  const events = project('Event pipeline', platform, 20, 1)
  const backfill = linear.addMilestone(state.linear, {
    name: 'Backfill',
    project: events,
    team: platform,
    createdAt: at,
    issues: Array.from({ length: 8 }, () => ({ title: 'Backfill a carrier', estimate: 2 })),
  })
  const rateCards = project('Rate cards', platform, 10, 2)
  const topFive = project('Top five connectors', onboarding, 12, 2)
  const nextFive = project('Next five connectors', onboarding, 8, 2)
  const imports = linear.addInitiative(state.linear, {
    name: 'Import in one click',
    projects: [topFive, nextFive],
    createdAt: at,
  })
  // Nobody linked it: work that serves no key result.
  project('Internal wiki in Rust', platform, 9, 2)
  const audit = linear.addIssue(state.linear, {
    team: platform,
    title: 'Peak readiness audit',
    state: 'started',
    createdAt: at,
  })

  const app = github.addRepository(state.github, 'lumen-freight/app', { createdAt: at })
  const wizard = github.addMilestone(state.github, app, { title: 'Setup wizard v2', createdAt: at })
  const wizardIssues = Array.from({ length: 14 }, (_, index) =>
    github.addIssue(state.github, app, {
      title: `Wizard step ${index + 1}`,
      milestone: wizard,
      createdAt: at,
    }),
  )
  const reliability = Array.from({ length: 48 }, (_, index) =>
    github.addIssue(state.github, app, {
      title: `Flaky path ${index + 1}`,
      labels: ['reliability'],
      createdAt: at,
    }),
  )
  const connector = github.addPull(state.github, app, { title: 'SAP connector', createdAt: at })

  const ofProject = (id: string) =>
    state.linear.issues.filter((issue) => issue.projectId === id && issue.milestoneId === null)
  const boards: readonly (readonly [readonly LinearIssue[], DoneByWeek])[] = [
    [ofProject(events.id), EVENTS],
    [state.linear.issues.filter((issue) => issue.milestoneId === backfill.id), BACKFILL],
    [ofProject(rateCards.id), RATE_CARDS],
    [ofProject(topFive.id), TOP_FIVE],
    [ofProject(nextFive.id), NEXT_FIVE],
  ]

  return {
    urls: {
      eventsProject: linearUrls.projectUrl(state.linear, events),
      deletedProject: linearUrls.projectUrl(state.linear, rateCards),
      backfillMilestone: linearUrls.milestoneUrl(state.linear, events, backfill),
      importInitiative: linearUrls.initiativeUrl(state.linear, imports),
      auditIssue: linearUrls.issueUrl(state.linear, audit),
      wizardMilestone: githubUrls.milestoneUrl(state.github, app, wizard),
      reliabilitySearch: githubUrls.searchUrl(state.github, app, 'is:issue label:reliability'),
      connectorPull: githubUrls.itemUrl(state.github, app, connector),
      brokenLink: `${githubUrls.repositoryUrl(state.github, app)}/milestone/99`,
    },
    advance(week, now) {
      for (const [issues, done] of boards) {
        const [before, after] = [done[week - 1] ?? 0, done[week] ?? 0]
        for (const issue of issues.slice(before, after)) linear.moveIssue(issue, 'completed', now)
        for (const issue of issues.slice(after, after + 2)) linear.moveIssue(issue, 'started', now)
      }
      for (const [issues, done] of [
        [wizardIssues, WIZARD],
        [reliability, RELIABILITY],
      ] as const) {
        for (const issue of issues.slice(done[week - 1] ?? 0, done[week] ?? 0)) {
          github.closeItem(issue, now)
        }
      }
      if (week === 4) linear.moveIssue(audit, 'completed', now)
      if (week === 5) linear.postUpdate(state.linear, events, 'atRisk', now)
      if (week === 3) linear.postUpdate(state.linear, imports, 'onTrack', now)
      if (week === 6) {
        github.closeItem(connector, now, { merged: true })
        Object.assign(rateCards, { trashed: true, archivedAt: now })
      }
    },
  }
}
