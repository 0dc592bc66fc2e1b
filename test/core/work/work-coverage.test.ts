import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ServingWork, WorkCoverage } from '#src/core/evaluation.ts'
import { servingWork } from '#src/core/work/serving-work.ts'
import { workCoverage } from '#src/core/work/work-coverage.ts'
import { TODAY } from '#test/core/a-snapshot.ts'
import {
  activeInitiative,
  activeMilestone,
  activeProject,
  initiativeUrl,
  known,
  linksTo,
  milestoneUrl,
  projectUrl,
  readingsOf,
  unread,
} from './some-work.ts'

const checkout = projectUrl('checkout')

function cover(
  sources: Readonly<Record<string, readonly string[]>>,
  given: Partial<Pick<Parameters<typeof workCoverage>[0], 'active' | 'finished' | 'readings'>> = {},
): WorkCoverage {
  const links = new Map(Object.entries(sources).map(([id, urls]) => [id, linksTo(...urls)]))
  const readings =
    given.readings ??
    readingsOf(
      ...Object.values(sources)
        .flat()
        .map((url) => known(url)),
    )
  const keyResults = [...links].map(([id, own]) => ({
    id,
    status: 'on_track' as const,
    period: null,
    work: servingWork(own, readings, TODAY, 'UTC'),
  }))
  return workCoverage({
    keyResults,
    links,
    readings,
    active: given.active ?? null,
    finished: given.finished ?? null,
    today: TODAY,
  })
}

const orphansOf = ({ orphans }: WorkCoverage) => orphans.map(({ kind, title }) => `${kind} ${title}`)

test('key results are counted by the state of their work, and the unknown ones are neither covered nor not', () => {
  const states: ServingWork['state'][] = ['live', 'live', 'live', 'dead', 'none', 'unknown', 'unknown']
  const keyResults = states.map((state, index) => ({
    id: `k${index}`,
    status: 'at_risk' as const,
    period: null,
    work: { state, lastActivity: null, links: 0 },
  }))
  const coverage = workCoverage({
    keyResults,
    links: new Map(),
    readings: new Map(),
    active: null,
    finished: null,
    today: TODAY,
  })
  expect(coverage).toMatchObject({ live: 3, dead: 1, none: 1, unknown: 2, liveShare: 0.6 })
})

test.each([
  ['is complete needs no work', { status: 'complete', period: null }],
  [
    'has not begun needs none yet',
    { status: 'not_started', period: { start: '2027-01-01', end: '2027-03-31' } },
  ],
] as const)('a key result that %s, and what serves it is no orphan', (_, given) => {
  const links = new Map([['k1', linksTo(checkout)]])
  const work = { state: 'dead', lastActivity: null, links: 1 } as const
  const coverage = workCoverage({
    keyResults: [{ id: 'k1', ...given, work }],
    links,
    readings: new Map(),
    active: [activeProject('checkout', 5)],
    finished: null,
    today: TODAY,
  })
  expect(coverage).toMatchObject({ dead: 0, none: 0, liveShare: null, alignedWork: 1, orphans: [] })
})

test('with nothing to cover, or nothing known, there is no share', () => {
  expect(cover({})).toEqual({
    live: 0,
    dead: 0,
    none: 0,
    unknown: 0,
    liveShare: null,
    alignedWork: null,
    credits: [],
    served: [],
    orphans: [],
    completedIssues: null,
    mergedPulls: null,
  })
  expect(cover({ k1: [checkout] }, { readings: new Map() })).toMatchObject({ unknown: 1, liveShare: null })
  expect(cover({}, { active: [] })).toMatchObject({ alignedWork: null, orphans: [] })
})

test('a project that serves three key results gives each a third, in whatever form it was pasted', () => {
  const coverage = cover({ k2: [`${checkout}/issues`], k1: [checkout], k3: [`${checkout}/overview`] })
  expect(coverage.credits).toMatchObject([
    {
      url: checkout,
      title: expect.stringMatching(/^checkout-/),
      keyResults: [
        { id: 'k1', credit: 1 / 3 },
        { id: 'k2', credit: 1 / 3 },
        { id: 'k3', credit: 1 / 3 },
      ],
    },
  ])
})

test('a milestone is split with its project, and alone goes by its own name', () => {
  const [beta, gamma] = [milestoneUrl('checkout', 1), milestoneUrl('checkout', 2)]
  const readings = readingsOf(
    known(checkout, { title: 'Checkout' }),
    known(beta, { title: 'Beta' }),
    known(gamma, { title: 'Gamma' }),
  )
  const halves = [
    { id: 'k1', credit: 0.5 },
    { id: 'k2', credit: 0.5 },
  ]
  expect(cover({ k1: [beta], k2: [checkout] }, { readings }).credits).toMatchObject([
    { url: checkout, title: 'Checkout', keyResults: halves },
  ])
  expect(cover({ k1: [gamma], k2: [beta] }, { readings }).credits).toMatchObject([
    { url: beta, title: 'Beta', keyResults: halves },
  ])
  // Its address comes after that of its milestone, and still it is shown first.
  const tab = `${checkout}/overview`
  const both = readingsOf(known(tab, { title: 'Checkout' }), known(beta, { title: 'Beta' }))
  for (const links of [
    { k1: [beta], k2: [tab] },
    { k1: [tab], k2: [beta] },
  ])
    expect(cover(links, { readings: both }).credits).toMatchObject([{ url: tab, keyResults: halves }])
})

test('a project that is linked itself and through its initiative is split between both', () => {
  const growth = initiativeUrl('growth')
  const active = [activeProject('checkout', 5, ['growth']), activeInitiative('growth')]
  const { credits } = cover({ k1: [checkout], k2: [growth], k3: [growth, checkout] }, { active })
  const third = (id: string) => ({ id, credit: 1 / 3 })
  expect(credits.find(({ url }) => url === checkout)?.keyResults).toEqual(['k1', 'k2', 'k3'].map(third))
  expect(credits.find(({ url }) => url === growth)?.keyResults).toEqual([
    { id: 'k2', credit: 0.5 },
    { id: 'k3', credit: 0.5 },
  ])
})

test('work that could not be read goes by its link, and what is no work gets no credit', () => {
  const readings = readingsOf(unread(checkout, 'source_failed'))
  const { credits } = cover({ k1: [checkout, 'https://docs.example.com/plan'] }, { readings })
  expect(credits).toMatchObject([{ url: checkout, title: checkout, keyResults: [{ id: 'k1', credit: 1 }] }])
})

test('active work that no link comes to is an orphan; aligned work is weighed by scope', () => {
  const active = [activeProject('checkout', 30), activeProject('search', 10), activeInitiative('growth')]
  const coverage = cover({ k1: [checkout] }, { active })
  expect(orphansOf(coverage)).toEqual(['initiative growth', 'project search'])
  expect(coverage.orphans[1]).toEqual({ kind: 'project', title: 'search', url: projectUrl('search') })
  expect(coverage.alignedWork).toBe(0.75)
})

test('a link to an initiative comes to its projects, also to those of its parts', () => {
  const active = [
    activeProject('checkout', 5, ['growth']),
    activeProject('search', 5, ['markets']),
    activeProject('alone', 10),
    activeInitiative('growth'),
    activeInitiative('markets', ['growth']),
  ]
  const coverage = cover({ k1: [initiativeUrl('growth')] }, { active })
  expect(orphansOf(coverage)).toEqual(['project alone'])
  expect(coverage.alignedWork).toBe(0.5)
})

test('a project of an initiative that is linked and no longer active is served too', () => {
  const coverage = cover({ k1: [initiativeUrl('old')] }, { active: [activeProject('search', 5, ['old'])] })
  expect(coverage).toMatchObject({ orphans: [], alignedWork: 1 })
})

test('an initiative with a project that serves is no orphan, its other projects are', () => {
  const active = [
    activeProject('checkout', 5, ['markets']),
    activeProject('search', 15, ['markets']),
    activeInitiative('growth'),
    activeInitiative('markets', ['growth']),
    activeInitiative('idle', ['growth']),
  ]
  const coverage = cover({ k1: [checkout] }, { active })
  expect(orphansOf(coverage)).toEqual(['initiative idle', 'project search'])
  expect(coverage.alignedWork).toBe(0.25)
})

test('a link to a milestone comes to its project; one to an issue cannot say which it is of', () => {
  const active = [activeProject('checkout', 5), activeProject('search', 5)]
  const urls = [milestoneUrl('checkout', 1), 'https://linear.app/acme/issue/ENG-12']
  expect(orphansOf(cover({ k1: urls }, { active }))).toEqual(['project search'])
})

test('all that goes on is told with the key results that it serves', () => {
  const active = [
    activeProject('checkout', 5, ['growth']),
    activeProject('search', 5),
    activeInitiative('growth'),
    activeMilestone(3),
  ]
  const milestone = 'https://github.com/Acme/Shop/milestone/3'
  const { served, orphans } = cover(
    { k2: [initiativeUrl('growth'), milestone], k1: [checkout], k3: [milestone] },
    { active },
  )
  expect(served.map(({ kind, title, keyResults }) => [kind, title, keyResults.join()])).toEqual([
    ['milestone', 'v3', 'k2,k3'],
    ['initiative', 'growth', 'k1,k2'],
    ['project', 'checkout', 'k1,k2'],
    ['project', 'search', ''],
  ])
  expect(orphans).toEqual([{ kind: 'project', title: 'search', url: projectUrl('search') }])
})

test.each([
  ['repository', 'https://github.com/acme/shop'],
  ['workflow', 'https://github.com/acme/shop/actions/workflows/ci.yml'],
  ['deployments', 'https://github.com/acme/shop/deployments'],
])('a link to a %s comes to the milestones of its repository, and has credit of its own', (_, link) => {
  const active = [activeMilestone(3), activeMilestone(4)]
  const milestone = 'https://github.com/acme/shop/milestone/3'
  const coverage = cover({ k1: [link], k2: [milestone] }, { active })
  expect(orphansOf(coverage)).toEqual([])
  expect(Object.fromEntries(coverage.credits.map(({ url, keyResults }) => [url, keyResults.length]))).toEqual(
    {
      [link]: 1,
      [milestone]: 2,
    },
  )
  expect(orphansOf(cover({ k2: [milestone] }, { active }))).toEqual(['milestone v4'])
})

test('cycles and teams do not say which project is meant, and have credit of their own', () => {
  const urls = ['https://linear.app/acme/team/ENG/active', 'https://linear.app/acme/team/ENG/cycle/4']
  const coverage = cover({ k1: urls, k2: urls }, { active: [activeProject('checkout', 5)] })
  expect(orphansOf(coverage)).toEqual(['project checkout'])
  expect(coverage.credits.map(({ keyResults }) => keyResults.map(({ credit }) => credit))).toEqual([
    [0.5, 0.5],
    [0.5, 0.5],
  ])
})

test('the share of finished work that serves is told where it is known', () => {
  const issue = { kind: 'issue', identifiers: ['ENG-1'], team: 'ENG', milestone: null, cycle: null } as const
  const { slugId } = activeProject('checkout', 5)
  const finished = [
    { ...issue, project: slugId },
    { ...issue, project: null },
    { kind: 'pull', repository: 'acme/shop', number: 1, milestone: null, issues: [] } as const,
  ]
  expect(cover({ k1: [checkout] }, { finished })).toMatchObject({
    completedIssues: { served: 1, all: 2 },
    mergedPulls: { served: 0, all: 1 },
  })
})

test('initiatives that are parts of each other do not hang the run', () => {
  const active = [activeInitiative('a', ['b']), activeInitiative('b', ['a']), activeProject('p', 1, ['a'])]
  expect(orphansOf(cover({}, { active }))).toHaveLength(3)
  expect(orphansOf(cover({ k1: [initiativeUrl('b')] }, { active }))).toEqual([])
})

test('work without scope aligns nothing and is an orphan all the same', () => {
  const coverage = cover({}, { active: [activeProject('empty', 0)] })
  expect(coverage.alignedWork).toBeNull()
  expect(orphansOf(coverage)).toEqual(['project empty'])
})

const projects = ['p0', 'p1', 'p2', 'p3']
const initiatives = ['i0', 'i1', 'i2']
const target = fc.constantFrom(
  ...projects.map(projectUrl),
  ...initiatives.map(initiativeUrl),
  milestoneUrl('p0', 1),
  'https://github.com/acme/shop/issues/12',
)
const sources = fc.array(fc.uniqueArray(target, { maxLength: 4 }), { minLength: 1, maxLength: 5 })
const activeWork = fc.record({
  projects: fc.tuple(
    ...projects.map((name) =>
      fc
        .tuple(fc.double({ min: 0, max: 9, noNaN: true }), fc.subarray(initiatives))
        .map(([scope, of]) => activeProject(name, scope, of)),
    ),
  ),
  initiatives: fc.tuple(
    ...initiatives.map((name) => fc.subarray(initiatives).map((of) => activeInitiative(name, of))),
  ),
})
const allReadings = fc
  .array(fc.constantFrom('live', 'dead', 'undated', 'unread', 'cancelled'), { minLength: 9, maxLength: 9 })
  .map((states) => {
    const urls = [
      ...projects.map(projectUrl),
      ...initiatives.map(initiativeUrl),
      milestoneUrl('p0', 1),
      'https://github.com/acme/shop/issues/12',
    ]
    return readingsOf(
      ...urls.map((url, index) => {
        const state = states[index]
        if (state === 'unread') return unread(url, 'source_failed')
        if (state === 'cancelled') return unread(url, 'cancelled')
        if (state === 'undated') return known(url, { lastActivity: null })
        return known(url, {
          lastActivity: state === 'live' ? '2026-11-19T00:00:00.000Z' : '2026-09-01T00:00:00.000Z',
        })
      }),
    )
  })

const named = (lists: readonly (readonly string[])[]) =>
  Object.fromEntries(lists.map((urls, index) => [`k${index}`, urls]))

test('the credits of one work add up to 1, and no share passes 1', () => {
  fc.assert(
    fc.property(sources, activeWork, allReadings, (lists, work, readings) => {
      const active = [...work.projects, ...work.initiatives]
      const coverage = cover(named(lists), { active, readings })
      for (const { keyResults } of coverage.credits) {
        expect(keyResults.reduce((sum, { credit }) => sum + credit, 0)).toBeCloseTo(1, 12)
      }
      const orphans = coverage.served.filter(({ keyResults }) => keyResults.length === 0)
      expect(orphans.map(({ url }) => url)).toEqual(coverage.orphans.map(({ url }) => url))
      expect(coverage.alignedWork ?? 0).toBeLessThanOrEqual(1)
      expect(coverage.liveShare ?? 0).toBeLessThanOrEqual(1)
      const { live, dead, none, unknown } = coverage
      expect(live + dead + none + unknown).toBe(lists.length)
    }),
  )
})

test('one more link never lowers coverage and makes no orphan', () => {
  fc.assert(
    fc.property(sources, target, activeWork, allReadings, (lists, added, work, readings) => {
      const active = [...work.projects, ...work.initiatives]
      const before = cover(named(lists), { active, readings })
      const [first = [], ...others] = lists
      const after = cover(named([[...first, added], ...others]), { active, readings })
      expect(after.live).toBeGreaterThanOrEqual(before.live)
      expect(after.none).toBeLessThanOrEqual(before.none)
      expect(after.alignedWork ?? 0).toBeGreaterThanOrEqual(before.alignedWork ?? 0)
      expect(orphansOf(before)).toEqual(expect.arrayContaining(orphansOf(after)))
      // Where the last work that was known becomes unknown there is no share at all.
      if (after.liveShare !== null) expect(after.liveShare).toBeGreaterThanOrEqual(before.liveShare ?? 0)
    }),
  )
})

test('the order of key results, links and active work makes no difference', () => {
  fc.assert(
    fc.property(sources, activeWork, allReadings, (lists, work, readings) => {
      const active = [...work.projects, ...work.initiatives]
      const rows = Object.entries(named(lists))
      const turned = Object.fromEntries(rows.toReversed().map(([id, urls]) => [id, urls.toReversed()]))
      const { alignedWork, ...rest } = cover(Object.fromEntries(rows), { active, readings })
      const other = cover(turned, { active: active.toReversed(), readings })
      expect(other).toMatchObject(rest)
      expect(other.alignedWork ?? -1).toBeCloseTo(alignedWork ?? -1, 9)
    }),
  )
})
