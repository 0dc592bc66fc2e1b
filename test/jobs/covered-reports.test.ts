import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '#src/core/evaluate.ts'
import type { Report } from '#src/core/mail/mail-policy.ts'
import { REPORTS } from '#src/core/mail/mail-policy.ts'
import type { Person, Snapshot } from '#src/core/model.ts'
import { reportLetter } from '#src/jobs/report-letter.ts'
import {
  aDecision,
  aHistory,
  aKeyResult,
  anInitiative,
  anObjective,
  aSnapshot,
  NOW,
} from '#test/core/a-snapshot.ts'
import { known } from '#test/core/work/some-work.ts'
import { openBench } from './a-bench.ts'

const SLOTS: Readonly<Record<Report, string>> = {
  digest: '2026-W47',
  initiatives: '2026-W47',
  engineering: '2026-10',
  quarterly: '2026-Q3',
}
const TEAMS = ['Web', 'Ops', null]
const PROJECT = 'https://linear.app/acme/project/'

const some = (most: number) => fc.array(fc.nat(5), { maxLength: most })
const company = fc.record({
  /** Whether it all happened a quarter ago. */
  isPast: fc.boolean(),
  objectives: fc.array(fc.record({ team: fc.nat(2), supports: some(2) }), { minLength: 2, maxLength: 6 }),
  keyResults: fc.array(
    fc.record({
      objectives: some(2),
      current: fc.option(fc.nat(60)),
      target: fc.option(fc.constant(60)),
      source: fc.option(fc.nat(5)),
      override: fc.constantFrom(null, 'on_track' as const, 'off_track' as const),
      decisions: some(2),
      state: fc.constantFrom('active' as const, 'closed' as const, 'dropped' as const),
    }),
    { minLength: 3, maxLength: 6 },
  ),
  initiatives: fc.array(
    fc.record({
      keyResults: some(3),
      dependsOn: some(3),
      status: fc.constantFrom('planned', 'on_track', 'at_risk', 'blocked', 'done') as fc.Arbitrary<
        'planned' | 'on_track' | 'at_risk' | 'blocked' | 'done'
      >,
      source: fc.option(fc.nat(5)),
      end: fc.constantFrom('2026-11-10', '2026-12-31'),
    }),
    { minLength: 2, maxLength: 6 },
  ),
  decisions: fc.array(
    fc.record({
      keyResults: some(2),
      initiatives: some(2),
      supersedes: some(1),
      status: fc.constantFrom('proposed' as const, 'decided' as const, 'superseded' as const),
      decideBy: fc.constantFrom(null, '2026-11-10', '2026-11-21'),
    }),
    { minLength: 2, maxLength: 6 },
  ),
})

/** A company of whose rows Web sees those called `Seen`, and in which nothing else is called so. */
function companyOf(given: typeof company extends fc.Arbitrary<infer T> ? T : never): {
  readonly snapshot: Snapshot
  readonly projects: readonly (readonly [url: string, title: string])[]
} {
  const { isPast } = given
  const ids = (kind: string, numbers: readonly number[], rows: readonly unknown[]) =>
    [...new Set(numbers)].filter((number) => number < rows.length).map((number) => `${kind}${number}`)
  const seen = new Set<string>()
  for (const [index, { team }] of given.objectives.entries()) if (TEAMS[team] === 'Web') seen.add(`o${index}`)
  const keyResults = given.keyResults.map((row, index) => {
    const objectives = ids('o', row.objectives, given.objectives)
    // The first of several is the one it counts for.
    if (seen.has(objectives[0] ?? '')) seen.add(`k${index}`)
    return { ...row, objectives }
  })
  const initiatives = given.initiatives.map((row, index) => {
    const served = ids('k', row.keyResults, given.keyResults)
    if (served.some((id) => seen.has(id))) seen.add(`i${index}`)
    return { ...row, keyResults: served, dependsOn: ids('i', row.dependsOn, given.initiatives) }
  })
  const decisions = given.decisions.map((row, index) => {
    const links = {
      keyResults: ids('k', row.keyResults, given.keyResults),
      initiatives: ids('i', row.initiatives, given.initiatives),
    }
    if ([...links.keyResults, ...links.initiatives].some((id) => seen.has(id))) seen.add(`d${index}`)
    return { ...row, ...links, supersedes: ids('d', row.supersedes, given.decisions) }
  })
  // A quote in a title must not lead astray whoever looks for titles by their quotes.
  const named = (id: string) => `${seen.has(id) ? 'Seen' : 'Hidden'} ${id} 5" wide`
  const owners = (id: string): Person[] => [
    { id: `p-${id}`, name: `${named(id).slice(0, -8)} owner`, email: null },
  ]
  const row = (id: string) => ({
    id,
    title: named(id),
    owners: owners(id),
    url: `https://notion.example/${id}`,
  })
  // Work is shared by rows: its own title names nobody's row.
  const source = (number: number | null) =>
    number === null ? '' : `${PROJECT}p${number}-${number}0000000000a`
  const projects = [0, 1, 2, 3, 4, 5].map((number) => {
    const isSeen = [
      ...keyResults.map((each, index) => ({ ...each, id: `k${index}` })),
      ...initiatives.map((each, index) => ({ ...each, id: `i${index}` })),
    ].some((each) => each.source === number && seen.has(each.id))
    return [source(number), `${isSeen ? 'Seen' : 'Hidden'} project ${number}`] as const
  })
  const cycle = isPast ? '2026-Q3' : '2026-Q4'
  return {
    projects,
    snapshot: aSnapshot({
      objectives: given.objectives.map(({ team, supports }, index) =>
        anObjective({
          ...row(`o${index}`),
          level: team === 2 ? 'company' : 'team',
          team: TEAMS[team] ?? null,
          supports: ids('o', supports, given.objectives),
          cycle,
        }),
      ),
      keyResults: keyResults.map(({ decisions: linked, source: link, ...each }, index) =>
        aKeyResult({
          ...row(`k${index}`),
          ...each,
          note: `${named(`k${index}`)} note`,
          decisions: ids('d', linked, given.decisions).filter((id) => seen.has(id) === seen.has(`k${index}`)),
          source: source(link),
          measure: link === null ? null : 'progress',
        }),
      ),
      initiatives: initiatives.map(({ source: link, end, ...each }, index) =>
        anInitiative({
          ...row(`i${index}`),
          ...each,
          timeline: { start: '2026-10-01', end },
          blocker: `${named(`i${index}`)} blocker`,
          source: source(link),
        }),
      ),
      decisions: decisions.map((each, index) => aDecision({ ...row(`d${index}`), ...each })),
    }),
  }
}

test('nobody receives a row that their subscription does not cover, by itself or named by another, in any report', async () => {
  const { deps } = await openBench()
  await fc.assert(
    fc.asyncProperty(company, async (given) => {
      const { snapshot, projects } = companyOf(given)
      const history = aHistory({
        days: snapshot.keyResults.map(({ id }) => ({
          keyResultId: id,
          day: given.isPast ? '2026-09-20' : '2026-11-13',
          status: 'on_track',
          overruled: null,
          risk: 'none',
          score: 0.5,
          confidence: 0.9,
          baseline: 0,
          target: 50,
          weight: 1,
          period: null,
          colour: 'on_track',
          targetScore: 0.7,
          ruleVersion: '1',
        })),
        sightings: snapshot.initiatives.map(({ id }) => ({
          pageId: id,
          what: 'ends_2026-11-01',
          since: '2026-11-12T08:00:00.000Z',
        })),
      })
      const material = {
        snapshot,
        workFindings: [],
        readings: new Map(
          projects.map(([url, title]) => [
            url,
            known(url, { title, share: 0.2, lastActivity: '2026-09-01T08:00:00.000Z' }),
          ]),
        ),
        active: projects.map(([url, title]) => ({
          kind: 'project' as const,
          url,
          title,
          scope: 10,
          slugId: url.slice(-12),
          initiatives: [],
        })),
        finished: [],
        history,
        typedSince: [],
      }
      const evaluation = evaluate({ ...material, policy: deps.policy, hosts: deps.hosts, now: NOW })
      for (const report of REPORTS) {
        const due = { report, slot: SLOTS[report], to: ['web@example.com'], teams: ['web'], at: null }
        const { subject, html, text } = await reportLetter(deps, { ...material, evaluation }, due)
        for (const part of [subject, text, html]) {
          expect(part.match(/.{0,120}Hidden.{0,60}/)?.[0], report).toBeUndefined()
        }
        // A part is not taken for the whole, nor what is left out of it for what there is not.
        for (const part of [text, html]) expect(part, report).toMatch(/ of web(?:, week| in |, 1 )/)
        expect(text).not.toContain('There is no company objective')
      }
    }),
    { numRuns: 10 },
  )
})
