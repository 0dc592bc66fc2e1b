import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { KeyResult, Objective, Snapshot } from '#src/core/model.ts'
import { noNews } from '#src/core/no-news.ts'
import {
  aDecision,
  aHistory,
  aKeyResult,
  anInitiative,
  anObjective,
  aSnapshot,
  CHECKOUT,
  checkoutAt,
  checkoutUnknown,
  codesOf,
  evaluateAt,
  NOW,
  TODAY,
  written,
} from './a-snapshot.ts'

function judge(
  keyResult: Partial<KeyResult>,
  objective: Partial<Objective> = {},
  given: Omit<NonNullable<Parameters<typeof evaluateAt>[1]>, 'snapshot'> = {},
): Evaluation {
  const snapshot = aSnapshot({ objectives: [anObjective(objective)], keyResults: [aKeyResult(keyResult)] })
  return evaluateAt(NOW, { ...given, snapshot })
}

test('a key result is scored by its value and rolled up into its objective', () => {
  const { keyResults, objectives, findings, today } = judge({})

  expect(today).toBe(TODAY)
  expect(keyResults[0]).toMatchObject({
    objectiveId: 'o1',
    period: { start: '2026-10-01', end: '2026-12-31' },
    ended: false,
    counts: true,
    current: 24,
    dataAsOf: '2026-11-10',
    score: 0.4,
    status: 'on_track',
  })
  expect(objectives[0]).toMatchObject({
    score: 0.4,
    status: 'on_track',
    keyResults: ['k1'],
    alignment: 'company',
  })
  expect(findings).toEqual([])
})

test('today is the day in the time zone of the organisation', () => {
  const at = (timezone: string) => evaluateAt('2026-11-20T23:30:00.000Z', { policy: { timezone } }).today

  expect(at('UTC')).toBe('2026-11-20')
  expect(at('Europe/Berlin')).toBe('2026-11-21')
})

test('Period overrides Cycle', () => {
  const period = { start: '2026-11-01', end: '2026-11-30' }

  expect(judge({}, { period }).keyResults[0]?.period).toEqual(period)
})

test('without a cycle the fiscal quarter of today is assumed, and told', () => {
  const { keyResults, findings } = judge({}, { cycle: null }, { policy: { fiscalYearStart: 2 } })

  expect(keyResults[0]?.period).toEqual({ start: '2026-11-01', end: '2027-01-31' })
  expect(findings).toMatchObject([
    { code: 'assumed_cycle', pageId: 'o1', property: 'Cycle', mend: expect.stringContaining('2027-Q4') },
  ])
})

test('a cycle that cannot be read leaves its key results unknown, and is told once', () => {
  const { keyResults, objectives, findings } = judge({}, { cycle: 'soon' })

  expect(keyResults[0]).toMatchObject({ period: null, status: 'unknown', score: null, counts: false })
  expect(objectives[0]?.status).toBe('unknown')
  expect(findings).toMatchObject([
    { code: 'unreadable_cycle', pageId: 'o1', message: expect.stringContaining('"soon"') },
  ])
})

test.each([
  ['none', [], 'no_objective'],
  ['one that was not read', ['o9'], 'no_objective'],
  ['several', ['o1', 'o2'], 'several_objectives'],
])('a key result with %s as objective is unknown and counts nowhere', (_, objectives, code) => {
  const { keyResults, findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      objectives: [anObjective(), anObjective({ id: 'o2', title: 'Ship faster' })],
      keyResults: [
        aKeyResult(),
        aKeyResult({ id: 'k2', objectives: ['o2'] }),
        aKeyResult({ id: 'k3', objectives }),
      ],
    }),
  })

  expect(keyResults[2]).toMatchObject({ objectiveId: null, status: 'unknown', score: null, counts: false })
  expect(findings).toMatchObject([{ code, pageId: 'k3', property: 'Objective' }])
})

test('a cycle that has ended is scored as it ended, and nobody is asked for anything', () => {
  const { keyResults, objectives, findings, remember } = judge(
    { owners: [], current: 50, source: CHECKOUT, measure: 'progress', shown: { score: 0.1 } },
    { cycle: '2026-Q3', owners: [] },
    {
      readings: checkoutAt(0.62),
      history: aHistory({
        checkIns: [{ keyResultId: 'k1', day: '2026-09-20', value: 40, source: 'measured' }],
        written: [written('k1', 'score', 0.6)],
      }),
    },
  )

  expect(keyResults[0]).toMatchObject({
    ended: true,
    measurement: null,
    current: 50,
    lastCheckIn: '2026-09-30',
    status: 'complete',
    overrule: null,
  })
  expect(objectives[0]).toMatchObject({ ended: true, status: 'complete' })
  expect(findings).toEqual([])
  expect(remember).toEqual(noNews)
})

test('a cycle ends when its last day is over', () => {
  const period = { start: '2026-10-01', end: TODAY }

  expect(judge({}, { period }).keyResults[0]?.ended).toBe(false)
  expect(judge({}, { period: { ...period, end: '2026-11-19' } }).keyResults[0]?.ended).toBe(true)
})

test.each(['dropped', 'deferred'] as const)(
  'a %s key result leaves the roll-up and keeps its row',
  (state) => {
    const { keyResults, objectives } = judge({ state })

    expect(keyResults[0]).toMatchObject({ state, counts: false })
    expect(objectives[0]).toMatchObject({ score: null, status: 'unknown' })
  },
)

test('a key result goes with its objective', () => {
  expect(judge({}, { state: 'cancelled' })).toMatchObject({
    keyResults: [{ state: 'dropped' }],
    findings: [],
  })
  expect(judge({}, { state: 'closed' }).keyResults[0]?.state).toBe('closed')
})

test('a measured value is scored, with its day and where it comes from', () => {
  const { keyResults, remember } = judge(
    { source: CHECKOUT, measure: 'progress', target: 100, current: 40 },
    {},
    { readings: checkoutAt(0.62) },
  )

  expect(keyResults[0]).toMatchObject({
    current: 62,
    dataAsOf: TODAY,
    measurement: { kind: 'value', value: 62, evidence: 'Linear project Checkout: 62 % of 40 points' },
  })
  expect(remember.checkIns).toEqual([{ keyResultId: 'k1', day: TODAY, value: 62, source: 'measured' }])
})

test('an unknown measurement without an earlier value is unknown, never 0', () => {
  const { keyResults, findings } = judge(
    { source: CHECKOUT, measure: 'progress', current: null },
    {},
    { readings: checkoutUnknown() },
  )

  expect(keyResults[0]).toMatchObject({ current: null, score: null, status: 'unknown' })
  expect(findings).toMatchObject([{ code: 'not_found', property: 'Source', pageId: 'k1' }])
})

test('a first measurement that is not plausible is shown and not taken', () => {
  const linked = { source: CHECKOUT, measure: 'progress', target: 5, current: 3 }
  const { keyResults, findings } = judge(linked, {}, { readings: checkoutAt(0.62) })

  expect(keyResults[0]?.current).toBe(3)
  expect(findings).toMatchObject([
    {
      code: 'implausible_measurement',
      property: 'Current',
      message:
        'The first measurement would write 62 (Linear project Checkout: 62 % of 40 points), but from Baseline and Target -10 to 15 was expected; Current stays 3.',
    },
  ])
})

test('an implausible measurement with nothing in Current is unknown', () => {
  const linked = { source: CHECKOUT, measure: 'progress', target: 5, current: null }
  const { keyResults } = judge(linked, {}, { readings: checkoutAt(0.62) })

  expect(keyResults[0]).toMatchObject({ status: 'unknown', current: null })
  expect(keyResults[0]?.why).toContain('Unknown: The first measurement would write 62')
})

test('Source and Measure need each other', () => {
  const readings = checkoutAt(0.62)

  expect(judge({ source: CHECKOUT }, {}, { readings }).findings).toMatchObject([
    { code: 'no_measure', property: 'Measure', mend: expect.stringContaining('"progress" (62 %)') },
  ])
  expect(judge({ measure: 'progress' }, {}, { readings }).findings).toMatchObject([
    { code: 'no_source', property: 'Source' },
  ])
  expect(judge({ source: 'Salesforce, report 12' }).findings).toEqual([])
})

test('what nobody owns or typed right is told with its mend', () => {
  const { findings } = judge(
    { owners: [], weight: -1, lastCheckIn: '2026-12-01' },
    { owners: [], weight: -2 },
  )

  expect(findings.map(({ code, pageId }) => `${pageId} ${code}`)).toEqual([
    'o1 bad_weight',
    'o1 no_owner',
    'o1 no_weight',
    'k1 bad_weight',
    'k1 no_owner',
    'k1 check_in_in_future',
  ])
})

test('an objective without key results and a broken link are told', () => {
  const { findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      objectives: [anObjective(), anObjective({ id: 'o2', level: 'team', supports: ['gone'] })],
    }),
  })

  expect(findings.map(({ code, pageId }) => `${pageId} ${code}`)).toEqual([
    'o2 no_key_results',
    'o1 no_supporter',
    'o2 link_missing',
  ])
})

test('Current that is emptied is told', () => {
  const checkIns = [{ keyResultId: 'k1', day: '2026-11-05', value: 24, source: 'typed' as const }]
  const { keyResults, findings } = judge({ current: null }, {}, { history: aHistory({ checkIns }) })

  expect(keyResults[0]?.current).toBe(24)
  expect(codesOf(findings)).toEqual(['current_emptied', 'not_updated'])
})

test('findings that a row accepts are left out, also those of the snapshot; those of others are not', () => {
  const ofRead = {
    code: 'not_a_number',
    level: 'mend' as const,
    database: 'keyResults' as const,
    property: 'Target',
  }
  const finding = (pageId: string) => ({ ...ofRead, pageId, title: 'x', message: 'x', mend: 'x' })
  const { findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      keyResults: [
        aKeyResult({ owners: [], acceptedFindings: ['no_owner', 'not_a_number'] }),
        aKeyResult({ id: 'k2' }),
      ],
      findings: [finding('k1'), finding('k2')],
    }),
  })

  expect(findings).toEqual([finding('k2')])
})

test('a lower objective that is left without a parent on purpose is not asked for one', () => {
  const codes = (acceptedFindings: readonly string[]) => {
    const lone = anObjective({ id: 'o2', level: 'team', supports: [], acceptedFindings })
    const objectives = [anObjective({ level: 'company' }), lone]
    const keyResults = [aKeyResult(), aKeyResult({ id: 'k2', objectives: ['o2'] })]
    const { recommendations } = evaluateAt(NOW, { snapshot: aSnapshot({ objectives, keyResults }) })
    return recommendations.map(({ code }) => code)
  }

  expect(codes([])).toContain('orphan')
  expect(codes(['unlinked'])).not.toContain('orphan')
})

test('work coverage is about key results whose time has come', () => {
  const later = anObjective({ id: 'o2', cycle: '2027-Q1' })
  const { workCoverage } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      objectives: [anObjective(), later],
      keyResults: [aKeyResult(), aKeyResult({ id: 'k2', objectives: ['o2'] })],
    }),
  })

  expect(workCoverage).toMatchObject({ live: 0, dead: 0, none: 1, unknown: 0 })
})

test('the objectives of a flat layout are texts: nobody is asked for their owner, level or links', () => {
  const virtual = { virtual: true, level: null, owners: [], cycle: null }
  const { objectives, findings, alignment } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      objectives: [anObjective(virtual), anObjective({ ...virtual, id: 'o2' })],
      keyResults: [aKeyResult(), aKeyResult({ id: 'k2', objectives: ['o2'] })],
    }),
  })

  expect(objectives.map(({ status }) => status)).toEqual(['on_track', 'on_track'])
  expect(findings).toMatchObject([{ code: 'assumed_cycle', level: 'info', pageId: null }])
  expect(alignment.objectiveCoverage).toBeNull()
})

test('each day is remembered with the goal as it was typed', () => {
  expect(judge({ baseline: null, weight: 2 }).remember.days).toMatchObject([
    { keyResultId: 'k1', day: TODAY, status: 'on_track', score: 0.4, baseline: null, target: 60, weight: 2 },
  ])
})

const rows: fc.Arbitrary<Snapshot> = fc
  .record({
    cycles: fc.array(fc.constantFrom('2026-Q4', '2026-Q3', 'soon', null), { minLength: 1, maxLength: 4 }),
    keyResults: fc.array(
      fc.record({
        type: fc.constantFrom(
          'metric' as const,
          'maintain' as const,
          'yes_no' as const,
          'invalid' as const,
          null,
        ),
        current: fc.option(fc.integer({ min: -5, max: 80 })),
        target: fc.option(fc.constantFrom(0, 60)),
        weight: fc.constantFrom(null, 0, 1, 3, -1),
        state: fc.constantFrom('active' as const, 'dropped' as const, 'closed' as const),
        source: fc.constantFrom('', CHECKOUT, 'notes'),
        measure: fc.constantFrom(null, 'progress', 'nonsense'),
        parent: fc.nat({ max: 4 }),
      }),
      { maxLength: 6 },
    ),
    blockers: fc.array(fc.constantFrom('', 'Legal'), { maxLength: 3 }),
  })
  .map(({ cycles, keyResults, blockers }) =>
    aSnapshot({
      objectives: cycles.map((cycle, index) =>
        anObjective({
          id: `o${index}`,
          cycle,
          level: index === 0 ? 'company' : 'team',
          supports: index > 1 ? ['o0'] : [],
        }),
      ),
      keyResults: keyResults.map(({ parent, ...given }, index) =>
        aKeyResult({ ...given, id: `k${index}`, objectives: parent < cycles.length ? [`o${parent}`] : [] }),
      ),
      initiatives: blockers.map((blocker, index) =>
        anInitiative({
          id: `i${index}`,
          blocker,
          keyResults: ['k0', 'k1'],
          source: index === 0 ? CHECKOUT : '',
        }),
      ),
      decisions: [aDecision({ keyResults: ['k0'], status: 'superseded' })],
    }),
  )

test('the same input gives the same output, byte for byte', () => {
  fc.assert(
    fc.property(rows, (snapshot) => {
      const once = JSON.stringify(evaluateAt(NOW, { snapshot, readings: checkoutAt(0.62) }))
      expect(JSON.stringify(evaluateAt(NOW, { snapshot, readings: checkoutAt(0.62) }))).toBe(once)
    }),
  )
})

test('the order of the rows changes no result, and results stand in the order of the rows', () => {
  const shuffled = rows.chain((snapshot) =>
    fc.record({
      snapshot: fc.constant(snapshot),
      objectives: fc.shuffledSubarray([...snapshot.objectives], { minLength: snapshot.objectives.length }),
      keyResults: fc.shuffledSubarray([...snapshot.keyResults], { minLength: snapshot.keyResults.length }),
    }),
  )
  const byId = (evaluation: Evaluation) =>
    Object.fromEntries(
      [
        ...evaluation.objectives,
        ...evaluation.keyResults,
        ...evaluation.initiatives,
        ...evaluation.decisions,
      ].map((result) => [
        result.id,
        'keyResults' in result ? { ...result, keyResults: result.keyResults.toSorted() } : result,
      ]),
    )
  fc.assert(
    fc.property(shuffled, ({ snapshot, objectives, keyResults }) => {
      const readings = checkoutAt(0.62)
      const other = evaluateAt(NOW, { snapshot: { ...snapshot, objectives, keyResults }, readings })
      expect(byId(other)).toEqual(byId(evaluateAt(NOW, { snapshot, readings })))
      expect(other.keyResults.map(({ id }) => id)).toEqual(keyResults.map(({ id }) => id))
      expect(other.objectives.map(({ id }) => id)).toEqual(objectives.map(({ id }) => id))
    }),
  )
})

test('no number in a result is anything but finite, and unknown is never green, red or 0', () => {
  fc.assert(
    fc.property(rows, (snapshot) => {
      const { keyResults, objectives } = evaluateAt(NOW, { snapshot, readings: checkoutAt(0.62) })
      for (const result of [...keyResults, ...objectives]) {
        for (const value of Object.values(result)) {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
        }
        if (result.score === null) expect(['on_track', 'complete']).not.toContain(result.status)
        if (result.status === 'unknown') expect(result.score).toBeNull()
      }
    }),
  )
})
