import fc from 'fast-check'
import { expect, test } from 'vitest'
import { servedShares } from '#src/core/work/served-share.ts'
import type { FinishedWork, WorkLink } from '#src/core/work/work.ts'
import { activeInitiative, activeProject } from './some-work.ts'

const slugId = activeProject('checkout', 5).slugId
const growth = activeInitiative('growth').slugId
const url = 'https://example.com'
const linear = { url, workspace: 'acme' }
const shop = { url, owner: 'Acme', repo: 'Shop' }

const issue = (given: Partial<Extract<FinishedWork, { kind: 'issue' }>> = {}): FinishedWork => ({
  kind: 'issue',
  identifiers: ['ENG-7', 'OPS-2'],
  team: 'ENG',
  project: slugId,
  milestone: '6f1c1b1e-0000-4000-8000-00000000000a',
  cycle: 4,
  ...given,
})
const pull = (given: Partial<Extract<FinishedWork, { kind: 'pull' }>> = {}): FinishedWork => ({
  kind: 'pull',
  repository: 'acme/shop',
  number: 12,
  milestone: 3,
  issues: [],
  ...given,
})
const active = [
  activeProject('checkout', 5, ['markets']),
  activeInitiative('markets', ['growth']),
  activeInitiative('growth'),
]

test.each<[string, WorkLink, number]>([
  ['it', { ...linear, kind: 'linear_issue', identifier: 'ENG-7' }, 1],
  ['it by the name that it bore before', { ...linear, kind: 'linear_issue', identifier: 'OPS-2' }, 1],
  ['another issue', { ...linear, kind: 'linear_issue', identifier: 'ENG-70' }, 0],
  ['its project', { ...linear, kind: 'linear_project', slugId }, 1],
  ['another project', { ...linear, kind: 'linear_project', slugId: growth }, 0],
  [
    'its milestone',
    { ...linear, kind: 'linear_milestone', slugId, milestoneId: '6F1C1B1E-0000-4000-8000-00000000000A' },
    1,
  ],
  [
    'another milestone of its project',
    { ...linear, kind: 'linear_milestone', slugId, milestoneId: '6f1c1b1e-0000-4000-8000-00000000000b' },
    0,
  ],
  ['an initiative above its project', { ...linear, kind: 'linear_initiative', slugId: growth }, 1],
  ['its cycle', { ...linear, kind: 'linear_cycle', team: 'ENG', cycle: 4 }, 1],
  ['another cycle', { ...linear, kind: 'linear_cycle', team: 'ENG', cycle: 5 }, 0],
  ['the same cycle of another team', { ...linear, kind: 'linear_cycle', team: 'OPS', cycle: 4 }, 0],
  ['the active cycle of its team', { ...linear, kind: 'linear_cycle', team: 'ENG', cycle: 'active' }, 1],
  ['the upcoming cycle', { ...linear, kind: 'linear_cycle', team: 'ENG', cycle: 'upcoming' }, 0],
  ['its team', { ...linear, kind: 'linear_team', team: 'ENG' }, 1],
  ['another team', { ...linear, kind: 'linear_team', team: 'OPS' }, 0],
])('a completed issue of which a key result links %s: %#', (_, link, served) => {
  expect(servedShares([issue()], [link], active)).toEqual({
    completedIssues: { served, all: 1 },
    mergedPulls: null,
  })
  // What serves through its issue, and no further.
  const bare = { identifiers: ['ENG-7', 'OPS-2'], team: 'ENG', project: slugId, cycle: 4 }
  const milestone = '6f1c1b1e-0000-4000-8000-00000000000a'
  expect(servedShares([pull({ issues: [{ ...bare, milestone }] })], [link], active)).toEqual({
    completedIssues: null,
    mergedPulls: { served, all: 1 },
  })
})

test.each<[string, WorkLink, number]>([
  ['it', { ...shop, kind: 'github_pull', number: 12 }, 1],
  ['it under the address of an issue', { ...shop, kind: 'github_issue', number: 12 }, 1],
  ['its milestone', { ...shop, kind: 'github_milestone', number: 3 }, 1],
  ['another milestone', { ...shop, kind: 'github_milestone', number: 12 }, 0],
  ['its repository', { ...shop, kind: 'github_repository' }, 1],
  ['a workflow of its repository', { ...shop, kind: 'github_workflow', workflow: 'ci.yml' }, 1],
  ['an environment of its repository', { ...shop, kind: 'github_environment', environment: null }, 1],
  ['another repository', { ...shop, repo: 'shop-2', kind: 'github_repository' }, 0],
  ['a search', { url, kind: 'github_search', query: 'repo:acme/shop is:pr' }, 0],
])('a merged pull request of which a key result links %s: %#', (_, link, served) => {
  expect(servedShares([pull()], [link], active).mergedPulls).toEqual({ served, all: 1 })
})

test('an issue that belongs to nothing serves nothing, and with nothing finished there is no share', () => {
  const alone = issue({ project: null, milestone: null, cycle: null })
  const links: WorkLink[] = [
    { ...linear, kind: 'linear_project', slugId },
    { ...linear, kind: 'linear_cycle', team: 'ENG', cycle: 'active' },
  ]
  expect(servedShares([alone, issue()], links, active).completedIssues).toEqual({ served: 1, all: 2 })
  expect(servedShares([], links, active)).toEqual({ completedIssues: null, mergedPulls: null })
  expect(
    servedShares([issue()], [{ ...linear, kind: 'linear_initiative', slugId: growth }], []),
  ).toMatchObject({
    completedIssues: { served: 0, all: 1 },
  })
})

test('no more serves than there is, and one more link takes none away', () => {
  const place = fc.record({
    project: fc.constantFrom(null, slugId, growth),
    cycle: fc.constantFrom(null, 4, 5),
    team: fc.constantFrom('ENG', 'OPS'),
  })
  const link = fc.constantFrom<WorkLink>(
    { ...linear, kind: 'linear_project', slugId },
    { ...linear, kind: 'linear_cycle', team: 'ENG', cycle: 5 },
    { ...linear, kind: 'linear_team', team: 'OPS' },
    { ...linear, kind: 'linear_initiative', slugId: growth },
  )
  fc.assert(
    fc.property(fc.array(place), fc.array(link), link, (places, links, added) => {
      const works = places.map((each) => issue({ ...each, milestone: null, identifiers: [] }))
      const served = (given: readonly WorkLink[]) => servedShares(works, given, active).completedIssues
      const before = served(links)
      if (before === null) return
      expect(before.served).toBeLessThanOrEqual(before.all)
      expect(served([added, ...links])?.served).toBeGreaterThanOrEqual(before.served)
      expect(served(links.toReversed())).toEqual(before)
    }),
  )
})
