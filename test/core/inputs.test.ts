import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '#src/core/evaluate.ts'
import type { CheckIn, KeyResultDay } from '#src/core/history.ts'
import { fromSections, type RulesInput, toSections } from '#src/core/inputs.ts'
import { Policy } from '#src/core/policy.ts'
import { aStand } from '#test/contract/a-stand.ts'
import {
  aDecision,
  aHistory,
  aKeyResult,
  anInitiative,
  anObjective,
  aSnapshot,
  CHECKOUT,
  checkoutAt,
  NOW,
  written,
} from './a-snapshot.ts'

const IDS = Array.from({ length: 300 }, (_, index) => `k${String(index).padStart(4, '0')}`)

function anInput(given: Partial<RulesInput> = {}): RulesInput {
  return {
    snapshot: aSnapshot({ keyResults: IDS.map((id) => aKeyResult({ id })), initiatives: [anInitiative()] }),
    readings: checkoutAt(0.4),
    active: null,
    finished: [],
    history: aHistory({
      written: IDS.flatMap((id) => [written(id, 'status', 'on_track'), written(id, 'why', null)]),
    }),
    policy: Policy.parse({}),
    hosts: { github: 'github.com' },
    typedSince: [],
    now: NOW,
    ...given,
  }
}

const checkIn = fc.record<CheckIn>({
  keyResultId: fc.constantFrom('k1', 'k2', 'k3'),
  day: fc.constantFrom('2026-11-02', '2026-11-10', '2026-11-18'),
  value: fc.oneof(fc.constant(-0), fc.double({ noNaN: true, min: -10, max: 80 })),
  source: fc.constantFrom('typed', 'measured'),
})
const day = fc.record<KeyResultDay>({
  keyResultId: fc.constantFrom('k1', 'k2', 'k3'),
  day: fc.constantFrom('2026-11-17', '2026-11-18', '2026-11-19'),
  status: fc.constantFrom('on_track', 'off_track', 'unknown'),
  overruled: fc.constantFrom(null, 'at_risk'),
  risk: fc.constant('low'),
  score: fc.option(fc.double({ noNaN: true, min: 0, max: 1 })),
  confidence: fc.option(fc.double({ noNaN: true, min: 0, max: 1 })),
  baseline: fc.constantFrom(0, null),
  target: fc.constantFrom(60, 80),
  weight: fc.constantFrom(null, 1),
  period: fc.constantFrom(null, { start: '2026-10-01', end: '2026-12-31' }),
  colour: fc.constantFrom(null, 'on_track', 'at_risk'),
  targetScore: fc.constant(0.7),
  ruleVersion: fc.constantFrom('2', '2+cuts.green=0.8'),
})
const keyResult = fc
  .record({
    current: fc.constantFrom(null, 0, -0, 24.5, 61),
    source: fc.constantFrom('', CHECKOUT),
    measure: fc.constantFrom(null, 'progress'),
    title: fc.string({ unit: 'binary' }),
    shown: fc.constantFrom(
      {},
      { status: undefined },
      { status: 'at_risk', why: null },
      { why: null, status: 'at_risk' },
    ),
  })
  .map((given) => aKeyResult(given as Parameters<typeof aKeyResult>[0]))
const input = fc
  .record({
    rows: fc.array(keyResult, { maxLength: 3 }),
    checkIns: fc.array(checkIn, { maxLength: 8 }),
    days: fc.array(day, { maxLength: 8 }),
    active: fc.constantFrom(null, []),
    finished: fc.constantFrom(null, []),
    typedSince: fc.subarray(['k1', 'k2']),
  })
  .map(({ rows, checkIns, days, ...rest }) =>
    anInput({
      ...rest,
      snapshot: aSnapshot({ keyResults: rows.map((row, index) => ({ ...row, id: `k${index + 1}` })) }),
      history: aHistory({ checkIns, days, written: [written('k1', 'status', 'at_risk')] }),
    }),
  )

test('the rules say the same to the byte of what was kept as of what they were given', () => {
  fc.assert(
    fc.property(input, (given) => {
      const back = fromSections(new Map(toSections(given)))
      expect(JSON.stringify(evaluate(back))).toBe(JSON.stringify(evaluate(given)))
    }),
    { numRuns: 60 },
  )
})

test('what was kept comes back as it was, in its order, and the same is kept as the same texts', () => {
  const readings = new Map([
    ...checkoutAt(0.4),
    ['https://b.example', checkoutAt(0.1).get(CHECKOUT)],
  ] as const)
  const given = anInput({
    readings: readings as RulesInput['readings'],
    snapshot: aSnapshot({
      keyResults: ['k9', 'k1', 'k5'].map((id) => aKeyResult({ id, shown: { score: -0, why: null } })),
      objectives: [anObjective()],
    }),
    history: aHistory({
      checkIns: [
        { keyResultId: 'k1', day: '2026-11-02', value: -0, source: 'measured' },
        { keyResultId: 'k1', day: '2026-11-02', value: 3, source: 'typed' },
        { keyResultId: 'k1', day: '2026-11-09', value: -0, source: 'measured' },
        { keyResultId: 'k5', day: '2026-11-02', value: 0, source: 'measured' },
      ],
    }),
  })

  const sections = new Map(toSections(given))
  const back = fromSections(sections)

  expect(back).toStrictEqual(given)
  expect([...back.readings.keys()]).toEqual([CHECKOUT, 'https://b.example'])
  expect([...toSections(back)]).toEqual([...sections])
})

test.each<
  [string, (rows: RulesInput['snapshot']['keyResults']) => RulesInput['snapshot']['keyResults'], number]
>([
  ['edited', (rows) => rows.with(150, aKeyResult({ id: IDS[150] ?? '', current: 30 })), 1],
  ['added', (rows) => rows.toSpliced(150, 0, aKeyResult({ id: 'k0150a' })), 2],
  ['gone', (rows) => rows.toSpliced(150, 1), 2],
])('two runs between which a row was %s share all but the block around it', (_, change, most) => {
  const given = anInput()
  const before = new Set(new Map(toSections(given)).values())
  const keyResults = change(given.snapshot.keyResults)
  const after = new Map(toSections({ ...given, snapshot: { ...given.snapshot, keyResults } }))

  const news = [...after].filter(([, text]) => !before.has(text))

  expect([...after.keys()].filter((name) => name.startsWith('keyResults/')).length).toBeGreaterThan(1)
  expect(news.length).toBeGreaterThan(0)
  expect(news.length).toBeLessThanOrEqual(most)
})

test('from one day to the next all is shared but the block of days that the last one joins, and the new one', () => {
  const on = (day: string) => ({ keyResultId: 'k0001', day, value: 3, source: 'typed' }) as const
  const days = Array.from({ length: 18 }, (_, index) => on(`2026-11-${String(index + 1).padStart(2, '0')}`))
  const sectionsOf = (checkIns: readonly CheckIn[]) =>
    new Map(toSections(anInput({ history: aHistory({ checkIns }) })))
  const before = new Set(sectionsOf(days).values())

  const after = sectionsOf([...days, on('2026-11-19')])

  const news = [...after].flatMap(([name, text]) => (before.has(text) ? [] : name))
  expect(news).toEqual(['history.checkIns/2026-11-10', 'history.checkIns/2026-11-19'])
  expect([...after.keys()].filter((name) => name.startsWith('history.checkIns'))).toHaveLength(3)
})

test('which decisions were asked for and how their key results stood come back as they were', () => {
  const stands = ['d2', 'd1'].map((decisionId) => ({ ...aStand, decisionId, chance: -0, score: null }))
  const prepared = (['planned', 'created'] as const).map((state) => ({
    key: `k1-2026-11-19-${state}`,
    pageId: 'k1',
    state,
    decisionId: state === 'created' ? 'd1' : null,
    at: NOW,
  }))
  const given = anInput({ history: aHistory({ prepared, stands }) })

  expect(fromSections(new Map(toSections(given)))).toStrictEqual(given)
})

test('of inputs that were kept before decisions were asked for, none was, none stood and none has their texts', () => {
  const full = aDecision({ decided: 'A', options: 'A. Accept: a miss.', reversible: 'yes' })
  const given = anInput({
    snapshot: aSnapshot({ decisions: [full] }),
    history: aHistory({ stands: [aStand] }),
  })
  const { context: _, options: __, recommendation: ___, decided: ____, reversible: _____, ...old } = full
  const kept = new Map(
    [...toSections(given)].filter(([name]) => !/^history\.(prepared|stands)/.test(name)),
  ).set('decisions/0', JSON.stringify([old]))

  const back = fromSections(kept)

  expect(back.history).toMatchObject({ prepared: [], stands: [] })
  expect(back.snapshot.decisions).toEqual([aDecision()])
  expect(fromSections(new Map(toSections(given))).snapshot.decisions).toStrictEqual([full])
})
