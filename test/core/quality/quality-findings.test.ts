import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Person } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import { qualityFindings } from '#src/core/quality/quality-findings.ts'
import type { QualityKeyResult, QualityObjective } from '#src/core/quality/quality-rows.ts'

const Q2 = { start: '2026-04-01', end: '2026-06-30' }
const Q3 = { start: '2026-07-01', end: '2026-09-30' }
const Q4 = { start: '2026-10-01', end: '2026-12-31' }

const ada: Person = { id: 'ada', name: 'Ada Moreau', email: null }
const ben: Person = { id: 'ben', name: 'Ben Okafor', email: null }

function objective(id: string, given: Partial<QualityObjective> = {}): QualityObjective {
  return {
    id,
    title: `Objective ${id}`,
    level: 'team',
    team: 'Checkout',
    owners: [ada],
    state: 'active',
    period: Q4,
    ended: false,
    virtual: false,
    keyResults: [],
    ...given,
  }
}

function keyResult(id: string, given: Partial<QualityKeyResult> = {}): QualityKeyResult {
  return {
    id,
    title: `Customers ${id}`,
    owners: [ada],
    state: 'active',
    ended: false,
    period: Q4,
    type: 'metric',
    score: 0.4,
    raw: 0.4,
    counts: true,
    lastCheckIn: '2026-11-16',
    status: 'on_track',
    reasons: [],
    objectiveId: 'o1',
    baseline: 0,
    target: 60,
    milestones: '',
    ...given,
  }
}

function find(
  objectives: readonly QualityObjective[],
  keyResults: readonly QualityKeyResult[] = [],
  policy: Partial<Policy> = {},
) {
  return qualityFindings({ objectives, keyResults, today: '2026-11-20', policy: Policy.parse(policy) })
}

function codes(...rows: Parameters<typeof find>): string[] {
  return find(...rows).map(({ database, id, fault }) => `${database} ${id} ${fault.code}`)
}

function list(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index + 1}`)
}

test('nothing is said of sound objectives and key results', () => {
  expect(find([objective('o1')], [keyResult('k1')])).toEqual([])
})

test('several owners are named, one twice is one', () => {
  expect(codes([objective('o1', { owners: [ada, ada] })], [keyResult('k1', { owners: [] })])).toEqual([])
  const [found] = find([objective('o1')], [keyResult('k1', { owners: [ada, ben] })])
  expect(found).toEqual({
    database: 'keyResults',
    id: 'k1',
    fault: {
      code: 'several_owners',
      property: 'Owner',
      message: 'Owner names 2 people (Ada Moreau, Ben Okafor), so nobody answers for it alone.',
      mend: 'Keep the one person in Owner who answers for it, for example Ada Moreau; the others can own initiatives that serve it.',
    },
  })
  expect(codes([objective('o1', { owners: [ada, ben] })])).toEqual(['objectives o1 several_owners'])
})

test('a fourth objective of a team at the same time is one too many, said once', () => {
  const [found, ...others] = find(list(5).map((id) => objective(id)))
  expect(others).toEqual([])
  expect(found).toEqual({
    database: 'objectives',
    id: '4',
    fault: {
      code: 'too_many_objectives',
      property: 'Team',
      message:
        'Team Checkout has 5 objectives of the team level at the same time ("Objective 1", "Objective 2", "Objective 3", "Objective 4", "Objective 5"); beyond 3 none gets the attention it needs.',
      mend: 'Keep the 3 that matter most and leave the others for a later cycle, for example move the Cycle of "Objective 4" or set its State to Cancelled.',
    },
  })
})

test('objectives of other times, levels, teams, or over or left, are not counted together', () => {
  const three = list(3).map((id) => objective(id))
  const next = { start: '2027-01-01', end: '2027-03-31' }
  for (const fourth of [
    { period: next },
    { level: 'department' as const },
    { team: 'Search' },
    { state: 'closed' as const },
    { state: 'cancelled' as const },
    { period: Q3, ended: true },
    { period: null },
  ]) {
    expect(codes([...three, objective('4', fourth)])).toEqual([])
  }
  const year = { start: '2026-01-01', end: '2026-12-31' }
  expect(codes([...three, objective('4', { period: year, team: ' checkout ' })])).toHaveLength(1)
})

test('without a team the owner is the unit, and two who own the same are told once', () => {
  const own = (owners: readonly Person[]) => list(4).map((id) => objective(id, { team: null, owners }))
  const told = find(own([ada])).map(({ fault }) => fault)
  expect(told).toMatchObject([
    { code: 'too_many_objectives', property: 'Owner', message: expect.stringMatching(/^Ada Moreau has 4/) },
  ])
  const both = codes(own([ada, ben])).filter((code) => code.endsWith('too_many_objectives'))
  expect(both).toEqual(['objectives 4 too_many_objectives'])
  expect(codes(own([]))).toEqual([])
})

test('a fifth key result that runs is one too many, said on the objective', () => {
  const four = list(4).map((id) => keyResult(id))
  expect(codes([objective('o1')], [...four, keyResult('5', { state: 'dropped' })])).toEqual([])
  const [found] = find([objective('o1')], [...four, keyResult('5')])
  expect(found).toMatchObject({
    database: 'objectives',
    id: 'o1',
    fault: {
      code: 'too_many_key_results',
      message:
        '"Objective o1" has 5 key results that run at once; beyond 4 it is not clear which of them matter.',
      mend: 'Keep the 4 that show best whether it is reached and set State of the others to Dropped or Deferred, for example of "Customers 5".',
    },
  })
})

test('an objective without a row of its own has its faults said on a key result', () => {
  const virtual = list(4).map((id) => objective(id, { virtual: true, owners: [] }))
  expect(codes(virtual)).toEqual([])
  expect(codes(virtual, [keyResult('k1', { objectiveId: '4' })])).toEqual([
    'keyResults k1 too_many_objectives',
  ])
  const five = list(5).map((id) => keyResult(id))
  expect(codes([objective('o1', { virtual: true })], five)).toEqual(['keyResults 5 too_many_key_results'])
})

/** Team Checkout, two cycles that are over and one that runs. */
function cycles(second: readonly number[], third: readonly number[]) {
  const ended = (id: string, period: typeof Q2, scores: readonly number[]) => ({
    objective: objective(id, { period, ended: true }),
    keyResults: scores.map((score, index) =>
      keyResult(`${id}-${index}`, { objectiveId: id, period, ended: true, score }),
    ),
  })
  const past = [ended('q2', Q2, second), ended('q3', Q3, third)]
  return [
    [...past.map((each) => each.objective), objective('now')],
    [...past.flatMap((each) => each.keyResults), keyResult('k1', { objectiveId: 'now' })],
  ] as const
}

test('a team that reached everything twice aims too low', () => {
  const [found, ...others] = find(...cycles([1, 1, 1], [1, 1]))
  expect(others).toEqual([])
  expect(found).toEqual({
    database: 'objectives',
    id: 'now',
    fault: {
      code: 'all_reached_twice',
      property: 'Key results',
      message:
        'Every key result of Team Checkout ended at 1.0 in the last two cycles (2 from 1 Jul to 30 Sep; 3 from 1 Apr to 30 Jun), so the targets ask for too little.',
      mend: 'Set targets of which 70 % would be a good result, for example 86 instead of 60 in Target of "Customers k1".',
    },
  })
})

test('committed key results that were all reached are what was promised', () => {
  const [objectives, keyResults] = cycles([1, 1], [1, 1])
  const committed = keyResults.map((each) => ({ ...each, ambition: 'committed' as const }))
  expect(codes(objectives, committed)).toEqual([])
  const aspirational = committed.map((each) =>
    each.id.endsWith('-0') ? { ...each, ambition: 'aspirational' as const } : each,
  )
  expect(codes(objectives, aspirational)).toEqual(['objectives now all_reached_twice'])
})

test('a team that missed everything twice aims too high', () => {
  expect(find(...cycles([0.1, 0.2], [0, 0.29]))).toMatchObject([
    {
      fault: {
        code: 'all_missed_twice',
        mend: 'Set fewer key results, or targets that can be reached, for example 30 instead of 60 in Target of "Customers k1".',
      },
    },
  ])
})

test.each([
  ['one cycle alone', [1, 1], []],
  ['a single score in a cycle', [1, 1], [1]],
  ['one that fell short', [1, 1], [1, 0.99]],
  ['one of each', [1, 1], [0.1, 0.1]],
  ['exactly 0.3', [0.1, 0.1], [0.3, 0.1]],
])('two cycles say nothing with %s', (_, second, third) => {
  expect(codes(...cycles(second, third))).toEqual([])
})

test('a key result without a new value names the day of the last one', () => {
  const stale = { reasons: ['stale'], lastCheckIn: '2026-10-28' }
  expect(find([], [keyResult('k1', stale)]).map(({ fault }) => fault)).toEqual([
    {
      code: 'not_updated',
      property: 'Last check-in',
      message: 'Nothing was recorded since the check-in of 28 Oct, although a value is due every 7 days.',
      mend: 'Type the value of today into Current; where nothing has changed, confirm it by setting Last check-in to 2026-11-20.',
    },
  ])
  const told = (given: Partial<QualityKeyResult>) =>
    find([], [keyResult('k1', { ...stale, reasons: ['unverified'], ...given })])[0]?.fault.mend
  expect(told({ type: 'yes_no' })).toMatch(/^If it is done, set Current to 1;/)
  expect(told({ type: 'milestone', milestones: '[ ] Beta' })).toMatch(/^Tick what is done in Milestones;/)
  expect(codes([], [keyResult('k1', { ...stale, state: 'closed' })])).toEqual([])
  expect(codes([], [keyResult('k1', { ...stale, ended: true })])).toEqual([])
})

test('a key result without any value is said after the grace of the start', () => {
  const silent = { reasons: ['no_check_in'], lastCheckIn: null, score: null }
  expect(codes([], [keyResult('k1', { ...silent, status: 'not_started' })])).toEqual([])
  const [found] = find([], [keyResult('k1', { ...silent, status: 'at_risk' })], { checkInEveryDays: 1 })
  expect(found?.fault).toEqual({
    code: 'never_updated',
    property: 'Current',
    message: 'Nothing was recorded since the period started on 1 Oct, although a value is due every day.',
    mend: 'Type the value of today into Current and set Last check-in to 2026-11-20.',
  })
})

test('the wording of what is complete, over or left is nobody’s concern', () => {
  const task = { title: 'Launch the app', type: 'yes_no' as const, target: null }
  expect(codes([], [keyResult('k1', task)])).toEqual(['keyResults k1 task_as_result'])
  expect(codes([], [keyResult('k1', { ...task, status: 'complete' })])).toEqual([])
  expect(codes([], [keyResult('k1', { ...task, state: 'deferred' })])).toEqual([])
  expect(codes([], [keyResult('k1', { ...task, ended: true })])).toEqual([])
})

test('the order of rows does not matter, and no title breaks it', () => {
  const title = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'Launch', 'Reach 20 users'))
  const people = fc.subarray([ada, ben])
  const periods = fc.constantFrom(Q2, Q3, Q4, null)
  const objectives = fc.uniqueArray(
    fc
      .record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
        title,
        team: fc.constantFrom(null, 'Checkout', ''),
        owners: people,
        period: periods,
        virtual: fc.boolean(),
      })
      .map(({ id, ...given }) => objective(id, { ...given, ended: (given.period ?? Q4).end < '2026-11-20' })),
    { selector: ({ id }) => id },
  )
  const keyResults = fc.uniqueArray(
    fc
      .record({
        id: fc.integer({ min: 0, max: 30 }).map(String),
        title,
        owners: people,
        objectiveId: fc.constantFrom('a', 'b', 'c', 'd', null),
        type: fc.constantFrom<QualityKeyResult['type']>('metric', 'yes_no', 'milestone', null),
        score: fc.constantFrom(null, 0, 1),
        ended: fc.boolean(),
        target: fc.constantFrom(null, 60, Number.MAX_VALUE),
        reasons: fc.subarray(['stale', 'no_check_in']),
      })
      .map(({ id, ...given }) => keyResult(id, given)),
    { selector: ({ id }) => id },
  )
  const sorted = (found: ReturnType<typeof find>) => found.map((each) => JSON.stringify(each)).sort()
  fc.assert(
    fc.property(objectives, keyResults, (rows, results) => {
      const found = find(rows, results)
      expect(sorted(find(rows.toReversed(), results.toReversed()))).toEqual(sorted(found))
      for (const { fault } of found) {
        expect(fault.message).not.toMatch(/NaN|Infinity|undefined|null|\p{Cc}/u)
        expect(fault.mend).not.toMatch(/NaN|Infinity|undefined|null|\p{Cc}/u)
      }
    }),
  )
})
