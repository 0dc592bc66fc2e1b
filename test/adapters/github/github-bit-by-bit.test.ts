import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addIssue, addPull, addRepository, closeItem } from '#src/sandbox/github/seed.ts'
import { addCommit } from '#src/sandbox/github/seed-commits.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { mergePull, reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import { rerunWorkflow, runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import type { GithubRepository, GithubState } from '#src/sandbox/github/state.ts'
import { openFollowBench } from './follow-bench.ts'

const DAY = 86_400_000

/** Up to so long after it began a thing may change without being listed among the newest changes. */
const isYoung = (createdAt: string, at: string) => Date.parse(at) - Date.parse(createdAt) < 20 * DAY

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

/** What may happen in a repository, each on something that `which` picks. */
const HAPPENINGS: ((state: GithubState, repository: GithubRepository, at: string, which: number) => void)[] =
  [
    (state, repository, at) => void addPull(state, repository, { createdAt: at, author: 'ada' }),
    (_, { items }, at, which) => {
      const pull = pick(
        items.filter(({ kind }) => kind === 'pull'),
        which,
      )
      if (pull) reviewPull(pull, { by: 'bo', at })
    },
    (state, repository, at, which) => {
      const pull = pick(
        repository.items.filter((item) => item.kind === 'pull' && item.state === 'open'),
        which,
      )
      if (pull) mergePull(state, repository, pull, at, which % 2 ? 'merge' : 'squash')
    },
    (state, repository, at) => void deploy(state, repository, { at }),
    (state, repository, at, which) => {
      const late = repository.deployments.filter(({ createdAt }) => isYoung(createdAt, at))
      const deployment = pick(late, which)
      if (deployment)
        setDeploymentStatus(state, repository, deployment, which % 3 ? 'success' : 'failure', at)
    },
    (state, repository, at, which) =>
      void runWorkflow(state, repository, { createdAt: at, ...(which % 2 ? { minutes: which * 9 } : {}) }),
    (state, repository, at, which) => {
      const run = pick(
        repository.runs.filter(({ createdAt }) => isYoung(createdAt, at)),
        which,
      )
      if (run) rerunWorkflow(state, run, { startedAt: at, minutes: 9 })
    },
    (_, repository, at, which) => {
      const run = pick(
        repository.runs.filter(({ createdAt }) => isYoung(createdAt, at)),
        which,
      )
      if (run && run.updatedAt < at) run.updatedAt = at
    },
    (state, repository, at, which) => {
      const old = addCommit(state, repository, {
        at: new Date(Date.parse(at) - which * 3 * DAY).toISOString(),
        parents: [],
        aside: true,
      })
      addCommit(state, repository, { at, parents: [repository.tip ?? old.oid, old.oid] })
    },
    (state, repository, at) => void addCommit(state, repository, { at }),
    (state, repository, at) =>
      void addIssue(state, repository, { createdAt: at, labels: ['Incident'], body: 'Caused by #1' }),
    (_, { items }, at, which) => {
      const issue = pick(
        items.filter((item) => item.kind === 'issue' && item.state === 'open'),
        which,
      )
      if (issue) closeItem(issue, at)
    },
    (_, { items }, at, which) => {
      const issue = pick(
        items.filter(({ kind }) => kind === 'issue'),
        which,
      )
      if (issue) Object.assign(issue, { labels: which % 2 ? ['bug'] : ['incident'], updatedAt: at })
    },
    (_, { items, deployments }, _at, which) => {
      const issue = pick(
        items.filter(({ kind }) => kind === 'issue'),
        which,
      )
      if (issue) items.splice(items.indexOf(issue), 1)
      if (which % 3 === 0) deployments.shift()
    },
  ]

/** So much that no kind fits on one page. */
function layPast(state: GithubState, repository: GithubRepository, now: string): void {
  const at = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString()
  for (let each = 0; each < 105; each += 1) {
    addCommit(state, repository, { at: at(200 - each) })
    runWorkflow(state, repository, { createdAt: at(200 - each), minutes: each % 25 ? 9 : 99 })
  }
  for (let each = 0; each < 55; each += 1) deploy(state, repository, { at: at(60 - each) })
  for (let each = 0; each < 12; each += 1) addPull(state, repository, { createdAt: at(12 - each) })
}

const happening = fc.record({
  what: fc.constantFrom(...HAPPENINGS),
  where: fc.nat(1),
  which: fc.nat(20),
  /** Then it is read, so many pages at most; 0: not yet. */
  pages: fc.constantFrom(0, 0, 1, 2, Infinity),
  hours: fc.constantFrom(0, 1, 7, 30, 100),
})

test('what is read bit by bit, broken off at times, is to the last digit what is read at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 15, maxLength: 30 }), async (happenings) => {
      const { state, clock, follow, kept, forget, close } = await openFollowBench()
      clock.set('2026-10-01T00:00:00.000Z')
      const repositories = ['acme/shop', 'acme/api'].map((path) => addRepository(state, path))
      for (const repository of repositories.slice(1)) layPast(state, repository, clock.now())
      for (const { what, where, which, pages, hours } of happenings) {
        const repository = repositories[where]
        if (repository) what(state, repository, clock.now(), which)
        await clock.sleep(hours * 3_600_000 + 1_000)
        if (pages > 0) await follow({ most: pages })
      }
      // What was broken off goes on, what came up meanwhile is read after it, and what changed far back the day after.
      await follow()
      await follow()
      await clock.sleep(DAY)
      await follow()
      const bitByBit = kept()
      forget()
      await follow()
      expect(bitByBit).toEqual(kept())
      await close()
    }),
    { numRuns: 4, endOnFailure: true },
  )
})
