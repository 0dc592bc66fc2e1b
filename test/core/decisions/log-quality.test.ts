import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DecisionResult } from '#src/core/decision-result.ts'
import { logQuality } from '#src/core/decisions/log-quality.ts'
import { lostIn } from '#src/core/drift/lost-in.ts'
import type { KeyResultResult, Rebaseline } from '#src/core/evaluation.ts'
import type { Decision, Snapshot } from '#src/core/model.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import {
  aDecision,
  ada,
  aHistory,
  aKeyResult,
  anInitiative,
  anObjective,
  aSnapshot,
  evaluateAt,
  NOW,
} from '#test/core/a-snapshot.ts'

type Said = Pick<DecisionResult, 'followed' | 'keyResults' | 'choice' | 'cycleTime'> &
  Pick<KeyResultResult, 'rebaseline' | 'state'>

interface Given {
  readonly snapshot?: Partial<Snapshot>
  /** A column that is lost, as `kind/field`. */
  readonly lost?: string
  /** What the rules are to say of a decision or key result, by id. */
  readonly said?: Readonly<Record<string, Partial<Said>>>
}

function qualityOf(decisions: readonly Partial<Decision>[], { lost, said, ...given }: Given = {}) {
  const whole = aSnapshot({
    ...given.snapshot,
    decisions: decisions.map((row, index) => aDecision({ id: `d${index}`, title: `d${index}`, ...row })),
  })
  const [kind, field = ''] = lost?.split('/') ?? []
  const snapshot: Snapshot = {
    ...whole,
    databases: whole.databases.map((each) =>
      each.kind === kind ? { ...each, lost: [{ field, property: field }] } : each,
    ),
  }
  const history = aHistory()
  const evaluation = evaluateAt(NOW, { snapshot, history })
  const rows = new Map(snapshot.decisions.map((row) => [row.id, row]))
  return logQuality({
    snapshot,
    links: decisionLinks(snapshot),
    evaluation: {
      today: evaluation.today,
      keyResults: evaluation.keyResults.map((result) => ({ ...result, ...said?.[result.id] })),
      decisions: evaluation.decisions.map((result) => {
        const row = rows.get(result.id)
        return {
          ...result,
          keyResults: row?.keyResults ?? [],
          ...said?.[result.id],
        }
      }),
    },
    lost: lostIn(snapshot, evaluation, history),
    dayOf: ({ date }) => date,
  })
}

const whole = { rationale: 'Cheaper.', reversible: 'yes', reviewDate: '2026-12-18' } as const
const made = (date: string, given: Partial<Decision> = {}): Partial<Decision> => ({
  status: 'decided',
  raised: date,
  date,
  keyResults: ['k1'],
  ...whole,
  ...given,
})

test('of those that were made and stand it tells how many are complete, and what the others lack', () => {
  const quality = qualityOf([
    made('2026-11-10'),
    made('2026-11-10', { rationale: '' }),
    made('2026-11-10', { rationale: '', reviewDate: null, owners: [] }),
    made('2026-11-10', { status: 'superseded', rationale: '' }),
    made('2026-11-10', { status: 'reversed', rationale: '' }),
    made('2026-11-11', { supersedes: ['d6'] }),
    made('2026-11-10', { reversible: null }),
    { owners: [] },
    {},
  ])

  expect(quality).toMatchObject({
    standing: 4,
    complete: 2,
    lacking: { owner: 1, rationale: 2, reversible: 0, review_date: 1 },
    openWithoutOwner: 1,
  })
})

test('decisions of cycles that are over, and old ones linked to nothing that goes on, are left out', () => {
  const past = {
    objectives: [anObjective(), anObjective({ id: 'o0', cycle: '2026-Q2' })],
    keyResults: [aKeyResult(), aKeyResult({ id: 'k0', objectives: ['o0'] })],
    initiatives: [anInitiative(), anInitiative({ id: 'i0', keyResults: ['k0'], status: 'done' })],
  }
  const quality = qualityOf(
    [
      made('2026-05-04', { keyResults: ['k0'] }),
      made('2026-05-04', { keyResults: [], initiatives: ['i0'] }),
      made('2026-05-04', { keyResults: [] }),
      made('2026-05-04', { keyResults: ['k1'] }),
      made('2026-05-04', { keyResults: [], initiatives: ['i1'] }),
      made('2026-06-01', { keyResults: [] }),
    ],
    { snapshot: past },
  )

  expect(quality?.standing).toBe(3)
})

test('what was made more than 14 days ago and is linked to nothing, or has changed nothing, is without effect', () => {
  const told = qualityOf(
    [
      made('2026-11-05', { keyResults: [] }),
      made('2026-11-06', { keyResults: [] }),
      made('2026-11-04'),
      made('2026-11-03'),
      made('2026-11-02', { keyResults: [], initiatives: ['i1'] }),
      made('2026-11-02', { keyResults: [], status: 'reversed' }),
      made('2026-11-02', { keyResults: [], date: null }),
      { raised: '2026-10-01' },
      // Linked by what it supersedes.
      made('2026-11-01', { keyResults: [] }),
    ],
    {
      said: { d2: { followed: 'not_yet' }, d3: { followed: 'otherwise' }, d8: { keyResults: ['k1'] } },
    },
  )?.withoutEffect

  expect(told?.map(({ title, day, because }) => [title, day, because])).toEqual([
    ['d2', '2026-11-04', 'not_yet'],
    ['d0', '2026-11-05', 'unlinked'],
  ])
})

test('a goal that was changed without a decision is told with what was changed, and no other', () => {
  const moved = (...changes: readonly (readonly ['Target' | 'Period', boolean])[]): Rebaseline => ({
    day: '2026-11-09',
    changes: changes.map(([property, decided]) => ({ property, before: '60', after: '40', decided })),
    originalScore: 0.4,
    originalStatus: 'on_track',
    originalWeight: 1,
    instead: null,
    decided: changes.every(([, decided]) => decided),
  })
  const keyResults = ['k1', 'k2', 'k3'].map((id) => aKeyResult({ id, title: id }))
  const quality = qualityOf([], {
    snapshot: { keyResults },
    said: {
      k1: { rebaseline: moved(['Target', true], ['Period', false]) },
      k2: { rebaseline: moved(['Target', true]) },
      k3: { rebaseline: moved(['Target', false]), state: 'dropped' },
    },
  })

  expect(quality?.undecided).toEqual([{ title: 'k1', properties: ['Period'], day: '2026-11-09' }])
})

test('kinds stand by how slow they are, owners by how many they made and then by name', () => {
  const ben = { ...ada, id: 'ben', name: 'Ben' }
  const cy = { ...ada, id: 'cy', name: 'Cy' }
  const choice = (kind: 'scope' | 'people', cycleTime: number | null) => ({
    choice: { kind, target: null, end: null },
    cycleTime,
  })
  const quality = qualityOf(
    [
      made('2026-11-10', { owners: [cy] }),
      made('2026-11-10', { owners: [ben] }),
      made('2026-11-10', { owners: [ada] }),
      made('2026-11-10', { owners: [ada], status: 'reversed' }),
      made('2026-11-10', { owners: [ada, ben] }),
      { owners: [cy] },
    ],
    {
      said: {
        d0: choice('scope', 48),
        d1: choice('scope', 50),
        d2: choice('people', null),
        d3: { choice: null, cycleTime: 90 },
        d4: choice('scope', 10),
      },
    },
  )

  expect(quality?.byKind).toEqual([
    { kind: 'other', decided: 1, timed: 1, median: 90, inTime: 0 },
    { kind: 'scope', decided: 3, timed: 3, median: 48, inTime: 2 },
    { kind: 'people', decided: 1, timed: 0, median: null, inTime: 0 },
  ])
  expect(quality?.byOwner?.map(({ owner, decided, timed }) => [owner, decided, timed])).toEqual([
    ['Ada Moreau', 2, 1],
    ['Ben', 1, 1],
    ['Cy', 1, 1],
    [null, 1, 1],
  ])
})

test.each([
  ['decisions/rationale', { complete: null, lacking: { rationale: null, owner: 0 } }],
  ['decisions/owners', { complete: null, lacking: { owner: null }, openWithoutOwner: null, byOwner: null }],
  ['decisions/decided', { complete: 1, byKind: null, withoutEffect: null }],
  ['decisions/supersedes', { standing: null, complete: null, openWithoutOwner: null, withoutEffect: null }],
  ['keyResults/target', { complete: 1, undecided: null, byKind: null }],
])('while %s is lost its figures are not known', (lost, figures) => {
  expect(qualityOf([made('2026-11-10')], { lost })).toMatchObject(figures)
})

test.each(['decisions/keyResults', 'keyResults/decisions', 'objectives/cycle', 'initiatives/status'])(
  'while %s is lost it is not known which decisions are history, so nothing is told',
  (lost) => {
    expect(qualityOf([made('2026-11-10')], { lost })).toBeNull()
  },
)

test('whatever the log holds, its counts add up', () => {
  const people = [ada, { ...ada, id: 'ben', name: 'Ben' }]
  const some = fc.record({
    status: fc.constantFrom('proposed', 'decided', 'superseded', 'reversed', 'invalid', null),
    date: fc.constantFrom(null, '2026-01-05', '2026-10-05', '2026-11-19'),
    owners: fc.subarray(people),
    rationale: fc.constantFrom('', 'Cheaper.'),
    reversible: fc.constantFrom('yes', 'invalid', null),
    reviewDate: fc.constantFrom(null, '2026-12-18'),
    keyResults: fc.constantFrom([], ['k1'], ['gone']),
    supersedes: fc.constantFrom([], ['d0'], ['d1']),
  })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), (decisions) => {
      const quality = qualityOf(decisions)
      if (quality === null) throw new Error('Nothing is lost.')
      const { standing, complete, lacking, byKind, byOwner, withoutEffect } = quality
      const lacks = Object.values(lacking)
      const incomplete = Number(standing) - Number(complete)
      expect(incomplete).toBeGreaterThanOrEqual(Math.max(...lacks.map(Number)))
      expect(incomplete).toBeLessThanOrEqual(lacks.reduce<number>((sum, each) => sum + Number(each), 0))
      const sumOf = (groups: typeof byKind | typeof byOwner) =>
        (groups ?? []).reduce((sum, { decided }) => sum + decided, 0)
      expect(sumOf(byKind)).toBe(sumOf(byOwner))
      expect(sumOf(byKind)).toBeGreaterThanOrEqual(Number(standing))
      expect(withoutEffect?.length).toBeLessThanOrEqual(Number(standing))
      for (const { timed, decided, inTime, median } of [...(byKind ?? []), ...(byOwner ?? [])]) {
        expect([inTime <= timed, timed <= decided, (median === null) === (timed === 0)]).toEqual([
          true,
          true,
          true,
        ])
      }
    }),
    { numRuns: 60 },
  )
})
