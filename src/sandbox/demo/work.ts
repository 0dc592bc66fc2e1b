import { Temporal } from 'temporal-polyfill'
import type { Instant } from '#src/core/model.ts'
import * as github from '#src/sandbox/github/seed.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import * as githubUrls from '#src/sandbox/github/urls.ts'
import { addCycle, closeCycle } from '#src/sandbox/linear/cycles.ts'
import * as linear from '#src/sandbox/linear/seed.ts'
import type { LinearIssue, LinearState } from '#src/sandbox/linear/state.ts'
import * as linearUrls from '#src/sandbox/linear/urls.ts'
import { layDelivery } from './delivery.ts'
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

/** Points in the cycles of two weeks that ended in a week: in scope on its second day, and done on its last. */
const CYCLES: Readonly<Record<number, { readonly planned: number; readonly done: number }>> = {
  1: { planned: 24, done: 17 },
  3: { planned: 25, done: 20 },
  5: { planned: 27, done: 26 },
}

/** Bugs that were found in a week. */
const BUGS: Readonly<Record<number, number>> = { 1: 2, 4: 2, 6: 1 }

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

  const delivery = layDelivery(state.github, at)
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
      bookingRepository: githubUrls.repositoryUrl(state.github, delivery.repository),
      platformTeam: `https://linear.app/${state.linear.urlKey}/team/${platform.key}`,
      brokenLink: `${githubUrls.repositoryUrl(state.github, app)}/milestone/99`,
    },
    advance(week, now) {
      delivery.advance(week, now)
      const cycle = CYCLES[week]
      if (cycle !== undefined) endCycle(state.linear, platform, cycle, now)
      for (let bug = 0; bug < (BUGS[week] ?? 0); bug += 1) {
        linear.addIssue(state.linear, {
          team: platform,
          title: 'A carrier is lost',
          labels: ['Bug'],
          createdAt: now,
        })
      }
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

function endCycle(
  state: LinearState,
  team: Parameters<typeof addCycle>[1]['team'],
  { planned, done }: { readonly planned: number; readonly done: number },
  at: Instant,
): void {
  const days = 14
  const along = (to: number) => Array.from({ length: days }, (_, day) => Math.round((to * day) / (days - 1)))
  const startsAt = Temporal.Instant.from(at)
    .subtract({ hours: 24 * days })
    .toString()
  const cycle = addCycle(state, {
    team,
    startsAt,
    endsAt: at,
    history: {
      scopeHistory: Array.from({ length: days }, (_, day) => (day === 0 ? planned - 2 : planned)),
      completedScopeHistory: along(done),
    },
  })
  closeCycle(state, cycle, at, null)
}
