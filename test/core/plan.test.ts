import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { History } from '#src/core/history.ts'
import type { CellChange, KeyResult, Objective, Snapshot, Write } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import {
  aDecision,
  aHistory,
  aKeyResult,
  anInitiative,
  anObjective,
  applied,
  aSnapshot,
  CHECKOUT,
  checkoutAt,
  EMPTY_CELLS,
  evaluateAt,
  NOW,
  TODAY,
  written,
} from './a-snapshot.ts'

function plannedFor(
  snapshot: Snapshot,
  given: { readings?: ReadonlyMap<string, WorkReading>; history?: History } = {},
): readonly Write[] {
  return plan(evaluateAt(NOW, { ...given, snapshot }), snapshot)
}

function changesFor(
  keyResult: Partial<KeyResult>,
  given: Parameters<typeof plannedFor>[1] = {},
): readonly CellChange[] {
  const writes = plannedFor(aSnapshot({ keyResults: [aKeyResult(keyResult)] }), given)
  return writes.flatMap(({ changes }) => changes)
}

const linked = { source: CHECKOUT, measure: 'progress', target: 100, current: 40 }

test('one write per page holds every cell that differs, with what Notion shows and what becomes of it', () => {
  const writes = plannedFor(
    aSnapshot({
      keyResults: [aKeyResult({ shown: { ...EMPTY_CELLS.keyResult, score: 0.2, status: 'on_track' } })],
    }),
  )

  expect(writes).toEqual([
    {
      database: 'keyResults',
      pageId: 'k1',
      title: 'Sixty customers',
      changes: [
        { field: 'score', before: 0.2, after: 0.4 },
        { field: 'risk', before: null, after: 'low' },
        { field: 'forecast', before: null, after: 0.96 },
        { field: 'confidence', before: null, after: 0.75 },
        { field: 'why', before: null, after: expect.stringContaining('24 of 60 on 10 Nov') },
        { field: 'dataAsOf', before: null, after: '2026-11-10' },
      ],
    },
  ])
})

test('what was dropped or deferred keeps its numbers, which the clock alone would rewrite', () => {
  const shown = { ...EMPTY_CELLS.keyResult, confidence: 0.49, forecast: 0.49 }
  for (const state of ['dropped', 'deferred'] as const) {
    const changes = changesFor({ state, type: 'yes_no', current: 0, shown })
    expect(changes.map(({ field }) => field)).toEqual(['status', 'why'])
  }
})

test('a column that the row does not have is left out', () => {
  expect(changesFor({ shown: { status: null } })).toEqual([
    { field: 'status', before: null, after: 'on_track' },
  ])
  expect(changesFor({ shown: {} })).toEqual([])
})

test('a share that differs by less than a hundredth is not written', () => {
  expect(changesFor({ shown: { score: 0.404 } })).toEqual([])
  expect(changesFor({ shown: { score: 0.406 } })).toEqual([{ field: 'score', before: 0.406, after: 0.4 }])
})

test('a forecast is written as 0 to 1.5', () => {
  expect(changesFor({ current: 300, shown: { forecast: 1 } })).toEqual([
    { field: 'forecast', before: 1, after: 1.5 },
  ])
  expect(changesFor({ current: -300, shown: { forecast: 1 } })).toEqual([
    { field: 'forecast', before: 1, after: 0 },
  ])
})

test('what is unknown empties a cell instead of becoming 0', () => {
  expect(changesFor({ target: null, shown: { score: 0.4, status: 'on_track' } })).toEqual([
    { field: 'score', before: 0.4, after: null },
    { field: 'status', before: 'on_track', after: 'unknown' },
  ])
})

test('Current is written where it is measured and differs', () => {
  const readings = checkoutAt(0.62)

  expect(changesFor({ ...linked, shown: { current: 40 } }, { readings })).toEqual([
    { field: 'current', before: 40, after: 62 },
  ])
  expect(changesFor({ ...linked, current: 62, shown: { current: 62 } }, { readings })).toEqual([])
  expect(changesFor({ ...linked, measure: null, shown: { current: 40 } }, { readings })).toEqual([])
})

test('Current is not written over a correction, from an unknown measurement or with an implausible one', () => {
  const history = aHistory({
    checkIns: [{ keyResultId: 'k1', day: '2026-11-19', value: 62, source: 'measured' }],
    written: [written('k1', 'current', 62)],
  })

  expect(
    changesFor({ ...linked, current: 70, shown: { current: 70 } }, { history, readings: checkoutAt(0.62) }),
  ).toEqual([])
  expect(changesFor({ ...linked, shown: { current: 40 } })).toEqual([])
  expect(
    changesFor({ ...linked, target: 5, shown: { current: 40 } }, { readings: checkoutAt(0.62) }),
  ).toEqual([])
})

test('flags are compared as a set', () => {
  const flags = (shown: readonly string[]) =>
    plannedFor(
      aSnapshot({ decisions: [aDecision({ decideBy: TODAY, owners: [], shown: { flags: shown } })] }),
    )

  expect(flags(['no_owner', 'decide_soon'])).toEqual([])
  expect(flags(['no_owner'])).toMatchObject([
    { changes: [{ field: 'flags', before: ['no_owner'], after: ['decide_soon', 'no_owner'] }] },
  ])
})

test('Synced moves only together with another cell of its objective, to the minute', () => {
  const objective = (shown: Objective['shown']) =>
    plannedFor(aSnapshot({ objectives: [anObjective({ shown })] }))

  expect(objective({ status: 'on_track', synced: '2026-11-01T08:00:00.000Z' })).toEqual([])
  expect(objective({ status: null, synced: null })).toMatchObject([
    {
      changes: [
        { field: 'status', before: null, after: 'on_track' },
        { field: 'synced', before: null, after: '2026-11-20T09:00:00.000Z' },
      ],
    },
  ])
})

test('nothing is written to a cycle that has ended', () => {
  const writes = plannedFor(
    aSnapshot({
      objectives: [anObjective({ cycle: '2026-Q3', shown: EMPTY_CELLS.objective })],
      keyResults: [aKeyResult({ shown: EMPTY_CELLS.keyResult })],
      initiatives: [anInitiative({ shown: EMPTY_CELLS.initiative })],
    }),
  )

  expect(writes).toEqual([])
})

test('nothing is written to an objective that is only a text of the flat layout', () => {
  const objective = anObjective({ virtual: true, shown: EMPTY_CELLS.objective })

  expect(plannedFor(aSnapshot({ objectives: [objective] }))).toEqual([])
})

test('what depends on a column that is lost is not written, and the rest of the same rows is', () => {
  const whole = aSnapshot({
    objectives: [anObjective({ shown: EMPTY_CELLS.objective })],
    keyResults: [aKeyResult({ shown: EMPTY_CELLS.keyResult })],
  })
  const lost = [{ field: 'override', property: 'Override' }]
  const databases = whole.databases.map((each) => ({ ...each, lost: each.kind === 'keyResults' ? lost : [] }))

  const writes = plannedFor({ ...whole, databases })

  expect(writes.map(({ database, changes }) => [database, changes.map(({ field }) => field)])).toEqual([
    ['objectives', ['score', 'status', 'confidence', 'synced']],
    ['keyResults', ['score', 'risk', 'forecast', 'confidence', 'dataAsOf']],
  ])
})

test('where it is not known of which cycle the rows are, only what has none is written', () => {
  const whole = aSnapshot({
    objectives: [anObjective({ shown: EMPTY_CELLS.objective })],
    keyResults: [aKeyResult({ shown: EMPTY_CELLS.keyResult })],
    initiatives: [anInitiative({ shown: EMPTY_CELLS.initiative })],
    decisions: [
      aDecision({ owners: [], status: 'decided', date: '2026-11-03', shown: EMPTY_CELLS.decision }),
    ],
  })
  const lost = [{ field: 'cycle', property: 'Cycle' }]
  const databases = whole.databases.map((each) => ({ ...each, lost: each.kind === 'objectives' ? lost : [] }))

  const writes = plannedFor({ ...whole, databases })

  expect(writes.map(({ database, changes }) => [database, changes.map(({ field }) => field)])).toEqual([
    ['decisions', ['flags', 'cycleTime']],
  ])
})

test('a number that a measured Yes/No cannot have is left for a person to mend, and is not the source of the score', () => {
  const yesNo = { ...linked, type: 'yes_no', target: null, current: 12 } as const
  const history = aHistory({
    checkIns: [{ keyResultId: 'k1', day: '2026-11-18', value: 1, source: 'measured' }],
    written: [written('k1', 'current', 1)],
  })
  const readings = checkoutAt(0.01)
  const snapshot = aSnapshot({ keyResults: [aKeyResult({ ...yesNo, shown: { current: 12, why: '' } })] })
  const evaluation = evaluateAt(NOW, { snapshot, history, readings })

  expect(plan(evaluation, snapshot)[0]?.changes.map(({ field }) => field)).toEqual(['why'])
  expect(evaluation.keyResults[0]).toMatchObject({ current: 1, status: 'complete' })
  expect(evaluation.keyResults[0]?.why).not.toContain('Typed by a person')
  expect(evaluation.findings).toMatchObject([{ code: 'bad_value', message: expect.stringContaining('12') }])
})

test('a measurement that a Yes/No cannot have is not written', () => {
  const yesNo = { ...linked, type: 'yes_no', target: null, current: null } as const
  const accepted = { ...yesNo, acceptedFindings: ['implausible_measurement'] }

  expect(changesFor({ ...accepted, shown: { current: null } }, { readings: checkoutAt(0.62) })).toEqual([])
})

const shares = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
const statuses = fc.constantFrom(null, 'on_track', 'at_risk', 'unknown')
const days = fc.constantFrom(null, '2026-11-01', TODAY)

const shownRows: fc.Arbitrary<Snapshot> = fc
  .record({
    objectives: fc.array(
      fc.record({ score: shares, status: statuses, confidence: shares, summary: fc.string() }),
      {
        maxLength: 3,
      },
    ),
    keyResults: fc.array(
      fc.record({
        shown: fc.record(
          {
            score: shares,
            status: statuses,
            forecast: shares,
            why: fc.string(),
            dataAsOf: days,
            current: shares,
          },
          { requiredKeys: [] },
        ),
        current: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
        target: fc.constantFrom(null, 60, 100),
        measured: fc.boolean(),
        override: fc.constantFrom(null, 'off_track' as const),
      }),
      { maxLength: 5 },
    ),
    blocker: fc.constantFrom('', 'Legal'),
    flags: fc.constantFrom([], ['no_owner'], ['decide_soon', 'no_owner']),
  })
  .map(({ objectives, keyResults, blocker, flags }) =>
    aSnapshot({
      objectives: objectives.map((shown, index) =>
        anObjective({ id: `o${index + 1}`, shown: { ...shown, synced: null } }),
      ),
      keyResults: keyResults.map(({ shown, measured, current, ...given }, index) =>
        aKeyResult({
          ...given,
          ...(measured ? { source: CHECKOUT, measure: 'progress' } : {}),
          id: `k${index}`,
          current,
          shown: 'current' in shown ? { ...shown, current } : shown,
        }),
      ),
      initiatives: [anInitiative({ blocker, source: CHECKOUT, shown: EMPTY_CELLS.initiative })],
      decisions: [
        aDecision({ status: 'decided', decideBy: TODAY, owners: [], shown: { flags, cycleTime: null } }),
      ],
    }),
  )

test('a second plan on what was written is empty', () => {
  const readings = checkoutAt(0.62)
  fc.assert(
    fc.property(shownRows, (snapshot) => {
      const first = evaluateAt(NOW, { snapshot, readings })
      const writes = plan(first, snapshot)
      const cells = writes.flatMap(({ pageId, changes }) =>
        changes.map(({ field, after }) => written(pageId, field, after, NOW)),
      )
      const { checkIns, days: pastDays, seen } = first.remember
      const history = aHistory({ checkIns, days: pastDays, sightings: seen, written: cells })
      const shown = applied(snapshot, writes)

      expect(
        plan(evaluateAt('2026-11-20T09:00:30.000Z', { snapshot: shown, readings, history }), shown),
      ).toEqual([])
      expect(new Set(writes.map(({ pageId }) => pageId)).size).toBe(writes.length)
    }),
  )
})
