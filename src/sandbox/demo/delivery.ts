import { Temporal } from 'temporal-polyfill'
import type { Instant } from '#src/core/model.ts'
import * as github from '#src/sandbox/github/seed.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { mergePull, reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import { runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import type { GithubRepository, GithubState } from '#src/sandbox/github/state.ts'

/** Hours: from its first commit until it was opened, from there until it was reviewed and until it was merged, then until it was live. */
interface Change {
  readonly written: number
  readonly reviewed: number
  readonly merged: number
  readonly shipped: number
  /** What it says it belongs to, in its branch or title. */
  readonly mentions?: string
  /** The hours after it was live at which it broke something, and how many until that was mended. */
  readonly broke?: { readonly after: number; readonly mendedIn: number; readonly named: boolean }
}

/** The changes of each of the seven weeks that end today, oldest first, with their builds in minutes. */
const WEEKS: readonly { readonly changes: readonly Change[]; readonly builds: readonly number[] }[] = [
  {
    changes: [{ written: 20, reviewed: 12, merged: 30, shipped: 10, mentions: 'PLT-1' }],
    builds: [15, 16, 15],
  },
  {
    changes: [
      { written: 18, reviewed: 11, merged: 28, shipped: 10, mentions: 'PLT-2' },
      { written: 14, reviewed: 9, merged: 26, shipped: 10 },
    ],
    builds: [15, 14, 16, 15],
  },
  {
    changes: [
      { written: 16, reviewed: 10, merged: 26, shipped: 8, mentions: 'PLT-3' },
      { written: 10, reviewed: 16, merged: 22, shipped: 8, mentions: 'PLT-4' },
    ],
    builds: [14, 15, 13, 15],
  },
  {
    changes: [
      { written: 14, reviewed: 9, merged: 24, shipped: 8, mentions: 'PLT-5' },
      { written: 8, reviewed: 26, merged: 30, shipped: 4, mentions: 'SHA-256' },
    ],
    builds: [14, 13, 12, 15, 14, 13],
  },
  {
    changes: [
      {
        written: 12,
        reviewed: 8,
        merged: 22,
        shipped: 6,
        mentions: 'PLT-6',
        broke: { after: 5, mendedIn: 3, named: true },
      },
      { written: 12, reviewed: 7, merged: 22, shipped: 6, mentions: 'PLT-7' },
      { written: 10, reviewed: 6, merged: 20, shipped: 6, mentions: 'PLT-8' },
    ],
    builds: [12, 12, 11, 13, 12, 14],
  },
  {
    changes: [
      { written: 6, reviewed: 30, merged: 36, shipped: 2 },
      { written: 10, reviewed: 6, merged: 20, shipped: 6, mentions: 'PLT-9' },
      { written: 8, reviewed: 12, merged: 18, shipped: 4, mentions: 'PLT-10' },
    ],
    builds: [11, 10, 12, 11, 10, 25],
  },
  {
    changes: [
      { written: 8, reviewed: 5, merged: 16, shipped: 4, mentions: 'PLT-11' },
      {
        written: 8,
        reviewed: 5,
        merged: 14,
        shipped: 6,
        mentions: 'UTF-8',
        broke: { after: 2, mendedIn: 4, named: false },
      },
      { written: 6, reviewed: 4, merged: 14, shipped: 4, mentions: 'PLT-12' },
      { written: 6, reviewed: 3, merged: 12, shipped: 2, mentions: 'PLT-13' },
    ],
    builds: [9, 10, 9, 8, 10, 9],
  },
]

/** So many hours before the end of the week is the last change live; each one before it this much earlier. */
const LIVE_BEFORE_END = 12
const APART = 24

const AUTHORS = ['nadia-haddad', 'leo-marchetti', 'tomas-ferreira']

/** The repository of the booking API, which ships a few small changes a week. */
export function layDelivery(
  state: GithubState,
  at: Instant,
): { readonly repository: GithubRepository; advance(week: number, at: Instant): void } {
  const repository = github.addRepository(state, 'lumen-freight/booking', { createdAt: at })
  return {
    repository,
    advance(week, now) {
      const { changes = [], builds = [] } = WEEKS[week] ?? {}
      for (const [index, change] of changes.entries()) {
        const live = before(now, LIVE_BEFORE_END + (changes.length - 1 - index) * APART)
        ship(state, repository, { change, live, author: AUTHORS[(week + index) % AUTHORS.length] ?? '' })
      }
      for (const [index, minutes] of builds.entries()) {
        const createdAt = before(now, 10 + (builds.length - index) * 20)
        runWorkflow(state, repository, {
          createdAt,
          minutes,
          event: index % 2 === 0 ? 'pull_request' : 'push',
        })
      }
    },
  }
}

function ship(
  state: GithubState,
  repository: GithubRepository,
  { change, live, author }: { readonly change: Change; readonly live: Instant; readonly author: string },
): void {
  const mergedAt = before(live, change.shipped)
  const createdAt = before(mergedAt, change.merged)
  const pull = github.addPull(state, repository, {
    title: `Booking, step ${repository.last.item + 1}${change.mentions === undefined ? '' : ` (${change.mentions})`}`,
    author,
    createdAt,
    firstCommitAt: before(createdAt, change.written),
  })
  reviewPull(pull, {
    by: author === 'nadia-haddad' ? 'leo-marchetti' : 'nadia-haddad',
    at: before(createdAt, -change.reviewed),
  })
  mergePull(state, repository, pull, mergedAt)
  const deployment = deploy(state, repository, { at: before(live, 0.25) })
  setDeploymentStatus(state, repository, deployment, 'success', live)
  if (change.broke === undefined) return
  const opened = before(live, -change.broke.after)
  github.addIssue(state, repository, {
    title: 'Bookings fail',
    labels: ['incident'],
    body: change.broke.named ? `Root cause: #${pull.number}` : 'Seen by support.',
    createdAt: opened,
    closedAt: before(opened, -change.broke.mendedIn),
  })
}

function before(at: Instant, hours: number): Instant {
  return Temporal.Instant.from(at)
    .subtract({ minutes: hours * 60 })
    .toString({ fractionalSecondDigits: 3 })
}
