import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addIssue, addPull, addRepository, closeItem } from '#src/sandbox/github/seed.ts'
import { addCommit } from '#src/sandbox/github/seed-commits.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { mergePull, reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import { runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import type { GithubRepository, GithubState } from '#src/sandbox/github/state.ts'
import { openFollowBench } from './follow-bench.ts'

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
      const late = repository.deployments.filter(
        ({ createdAt }) => Date.parse(at) - Date.parse(createdAt) < 6 * 86_400_000,
      )
      const deployment = pick(late, which)
      if (deployment)
        setDeploymentStatus(state, repository, deployment, which % 3 ? 'success' : 'failure', at)
    },
    (state, repository, at, which) =>
      void runWorkflow(state, repository, { createdAt: at, ...(which % 2 ? { minutes: 9 } : {}) }),
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
  ]

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
      for (const { what, where, which, pages, hours } of happenings) {
        const repository = repositories[where]
        if (repository) what(state, repository, clock.now(), which)
        await clock.sleep(hours * 3_600_000 + 1_000)
        if (pages > 0) await follow({ most: pages })
      }
      // What was broken off goes on, and what came up meanwhile is read after it.
      await follow()
      await follow()
      const bitByBit = kept()
      forget()
      await follow()
      expect(bitByBit).toEqual(kept())
      await close()
    }),
    { numRuns: 4 },
  )
})
