import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { Finding, KeyResult } from '#src/core/model.ts'
import { initiativeCells } from '#src/core/rows/wanted-cells.ts'
import { addDays } from '#src/core/time/day.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import { aLife } from './a-life.ts'
import {
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
} from './a-snapshot.ts'
import { aWorld } from './a-world.ts'

const DOWN = checkoutUnknown('source_failed', 'Linear answered 503.')
const MEASURED = { source: CHECKOUT, measure: 'progress', baseline: 0, target: 100 } as const

function first({ keyResults }: Evaluation): KeyResultResult {
  const [result] = keyResults
  if (result === undefined) return expect.unreachable('there is one key result')
  return result
}

function codesAt({ findings }: Evaluation): readonly string[] {
  return codesOf(findings.filter(({ pageId }) => pageId === 'k1'))
}

/** What must not turn for lack of data. */
function shown({ status, colour, risk, confidence, score, current, dataAsOf, why }: KeyResultResult) {
  return { status, colour, risk, confidence, score, current, dataAsOf, why }
}

/** Judged by linked work, by its value, by time alone, by how long it held: each kind that the clock could turn. */
const KINDS: readonly (readonly [string, Partial<KeyResult>, boolean])[] = [
  ['a measured metric', { ...MEASURED, current: 40 }, false],
  ['one that is committed and behind', { ...MEASURED, current: 40, ambition: 'committed' }, false],
  ['a measured value to keep', { ...MEASURED, direction: 'at_least', target: 35, current: 40 }, false],
  ['a milestone of the work', { ...MEASURED, type: 'milestone', current: 40 }, false],
  ['a yes or no with linked work', { type: 'yes_no', current: 0, source: CHECKOUT }, false],
  ['a yes or no of an initiative with linked work', { type: 'yes_no', current: 0 }, true],
  [
    'a list of milestones with linked work',
    { type: 'milestone', milestones: '[x] a @ 2026-10-20\n[ ] b' },
    true,
  ],
]

test.each(KINDS)('while Linear fails nothing of %s turns, day after day', (_, keyResult, isOfInitiative) => {
  for (const share of [0.1, 0.4, 0.8]) {
    const current = keyResult.measure === undefined ? keyResult.current : share * 100
    const rows = {
      keyResult: { ...keyResult, current: current ?? null },
      initiatives: isOfInitiative ? [anInitiative({ source: CHECKOUT })] : [],
    }
    const life = aLife()
    life.day('2026-11-10', { ...rows, readings: checkoutAt(share) })
    const answered = life.day('2026-11-11', { ...rows, readings: checkoutAt(share) })
    const before = first(answered)
    const told = first(life.day('2026-11-12', { ...rows, readings: DOWN }))
    expect(shown(told)).toEqual({ ...shown(before), why: told.why })
    expect(told.why).toMatch(/^Linear has not answered since 12 Nov; /)
    const open = life.history().episodes.length
    for (let day = '2026-11-13'; day <= '2026-12-31'; day = addDays(day, 1)) {
      const evaluation = life.day(day, { ...rows, readings: DOWN })
      expect(shown(first(evaluation))).toEqual(shown(told))
      expect(codesAt(evaluation)).toEqual(codesAt(answered))
      expect(evaluation.objectives[0]?.status).toBe(answered.objectives[0]?.status)
      expect(evaluation.atRisk).toEqual(answered.atRisk)
    }
    expect(life.history().episodes).toHaveLength(open)
  }
})

test('whatever it was and however long Linear fails, a key result stays as it was and no episode opens', () => {
  const number = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('metric' as const, 'percentage' as const, 'milestone' as const),
      fc.constantFrom('committed' as const, 'aspirational' as const),
      fc.constantFrom('Linear', 'Back-loaded', 'S-curve'),
      fc.integer({ min: 1, max: 80 }),
      (values, type, ambition, curve, days) => {
        const life = aLife()
        let start = '2026-10-05'
        let before: KeyResultResult | null = null
        let keyResult: Partial<KeyResult> = {}
        for (const value of values) {
          keyResult = { ...MEASURED, type, ambition, curve, current: value }
          before = first(life.day(start, { keyResult, readings: checkoutAt(value / 100) }))
          start = addDays(start, 3)
        }
        const open = life.history().episodes.length
        for (let index = 0; index < days; index += 7) {
          const result = first(life.day(addDays(start, index), { keyResult, readings: DOWN }))
          if (result.ended) return
          expect(result).toMatchObject({ status: before?.status, risk: before?.risk, score: before?.score })
        }
        expect(life.history().episodes).toHaveLength(open)
      },
    ),
    { numRuns: 60 },
  )
})

test('the page is written once when Linear has failed for an hour, and not again until it answers', () => {
  const world = aWorld()
  world.run()
  world.wait(24 * 60)
  world.run()
  world.measure(null)
  for (let tick = 0; tick < 12; tick += 1) {
    world.wait(5)
    expect(world.run().writes.filter(({ pageId }) => pageId === 'k1')).toEqual([])
  }
  world.wait(10)
  const [failing] = world.run().writes.filter(({ pageId }) => pageId === 'k1')
  expect(failing?.changes.map(({ field }) => field)).toEqual(['why'])
  for (let day = 0; day < 30; day += 1) {
    world.wait(24 * 60)
    expect(world.run().writes.filter(({ pageId }) => pageId === 'k1')).toEqual([])
  }
  expect(world.shows('k1', 'why')).toMatch(
    /^Linear has not answered since 3 Nov; value and status are of 3 Nov\. 40 of 100 on 3 Nov, /,
  )
  expect(world.shows('o1', 'summary')).toContain('1 held: Linear has not answered since 3 Nov.')
  world.measure(0.5)
  const back = world.run()
  expect(back.writes.find(({ pageId }) => pageId === 'k1')?.changes.map(({ field }) => field)).toContain(
    'current',
  )
  expect(world.shows('k1', 'why')).not.toContain('not answered')
})

test('a value that a person types meanwhile is judged as ever, and held from then on', () => {
  const life = aLife()
  const row = (current: number) => ({ keyResult: { ...MEASURED, current }, readings: DOWN })
  life.day('2026-11-11', { keyResult: { ...MEASURED, current: 60 }, readings: checkoutAt(0.6) })
  expect(first(life.day('2026-11-12', row(60)))).toMatchObject({ status: 'on_track' })
  const typed = first(life.day('2026-11-14', row(5)))
  expect(typed).toMatchObject({ status: 'off_track', score: 0.05, outage: { isHeld: false } })
  expect(typed.why).toMatch(/^Linear has not answered since 12 Nov; the value is of 14 Nov\./)
  expect(life.history().episodes).toMatchObject([{ id: 'k1-2026-11-14', closedAt: null }])
  expect(shown(first(life.day('2026-12-20', row(5))))).toEqual(shown(typed))
})

test('a goal that is edited meanwhile is judged anew', () => {
  const life = aLife()
  const row = (target: number) => ({ keyResult: { ...MEASURED, target, current: 30 } })
  life.day('2026-11-11', { ...row(100), readings: checkoutAt(0.3) })
  expect(first(life.day('2026-11-12', { ...row(100), readings: DOWN }))).toMatchObject({ status: 'at_risk' })
  expect(first(life.day('2026-11-13', { ...row(40), readings: DOWN }))).toMatchObject({ status: 'on_track' })
  expect(first(life.day('2026-11-20', { ...row(40), readings: DOWN }))).toMatchObject({ status: 'on_track' })
})

test('what turned off track meanwhile begins its episode when Linear is back, and after noise too', () => {
  const begin = (since: string, hour: string) => {
    const life = aLife()
    const row = (current: number) => ({ keyResult: { ...MEASURED, current } })
    life.day('2026-11-11', { ...row(60), readings: checkoutAt(0.6) })
    life.day(since, { ...row(60), readings: DOWN, hour: '09' })
    const back = life.day('2026-11-16', { ...row(60), readings: checkoutAt(0.05), hour })
    expect(first(back)).toMatchObject({ status: 'off_track', outage: null })
    return { life, back }
  }
  const { life, back } = begin('2026-11-12', '10')
  expect(life.history().episodes).toMatchObject([{ id: 'k1-2026-11-16' }])
  expect(first(back).restoredOn).toBe('2026-11-16')
  const later = { keyResult: { ...MEASURED, current: 5 }, readings: checkoutAt(0.05) }
  expect(first(life.day('2026-11-24', later)).restoredOn).toBe('2026-11-16')
  expect(first(life.day('2026-11-25', later)).restoredOn).toBeNull()
  expect(life.history().episodes).toHaveLength(1)

  const noise = begin('2026-11-16', '10')
  expect(noise.life.history().episodes).toMatchObject([{ id: 'k1-2026-11-16' }])
  expect(first(noise.back).restoredOn).toBeNull()
})

test('a source that a person takes away, and one that waits for its events, is not back', () => {
  const failing = () => {
    const life = aLife()
    const row = { keyResult: { ...MEASURED, current: 60 } }
    life.day('2026-11-11', { ...row, readings: checkoutAt(0.6) })
    life.day('2026-11-12', { ...row, readings: DOWN })
    return { life, row }
  }
  const left = failing()
  const typed = { keyResult: { ...MEASURED, source: '', measure: null, current: 5 }, readings: DOWN }
  expect(first(left.life.day('2026-11-14', typed))).toMatchObject({ status: 'off_track', restoredOn: null })
  expect(left.life.history().episodes).toMatchObject([{ id: 'k1-2026-11-14' }])
  expect(left.life.history().sightings).toEqual([])

  const { life, row } = failing()
  for (const reason of ['still_reading', 'not_configured'] as const) {
    const waiting = first(life.day('2026-11-14', { ...row, readings: checkoutUnknown(reason) }))
    expect(waiting).toMatchObject({ status: 'on_track', restoredOn: null })
  }
  const back = first(life.day('2026-11-15', { ...row, readings: checkoutAt(0.05) }))
  expect(back).toMatchObject({ status: 'off_track', restoredOn: '2026-11-15' })
  expect(life.history().episodes).toMatchObject([{ id: 'k1-2026-11-15' }])
})

test('a row that is used again in a later cycle remembers no failure of the one that is over', () => {
  const life = aLife()
  const row = { keyResult: { ...MEASURED, current: 60 } }
  life.day('2026-12-20', { ...row, readings: checkoutAt(0.6) })
  life.day('2026-12-21', { ...row, readings: DOWN })
  expect(first(life.day('2027-01-04', { ...row, readings: checkoutAt(0.6) })).ended).toBe(true)
  const objectives = [anObjective({ cycle: '2027-Q1' })]
  const again = first(life.day('2027-02-01', { ...row, objectives, readings: checkoutAt(0.6) }))
  expect(again.restoredOn).toBeNull()
})

test('the system that failed is named, also where the link leads to another one', () => {
  const shop = 'https://github.com/acme/shop'
  const detail = 'Linear answered 503.'
  const [known] = checkoutAt(0.5).values()
  const work = {
    ...known,
    url: shop,
    share: null,
    samples: {
      'prs linked to issues (%)': { kind: 'none', reason: 'source_failed', detail },
    },
  } as WorkReading
  const failed: Finding = {
    code: 'source_failed',
    level: 'mend',
    database: null,
    pageId: null,
    title: null,
    property: null,
    message: `What happened in Linear could not be read. ${detail}`,
    mend: '',
    failed: { system: 'linear', retryable: true },
  }
  const keyResults = [aKeyResult({ source: shop, measure: 'prs linked to issues (%)', current: 50 })]
  const told = (findings: readonly Finding[]) =>
    first(
      evaluateAt(NOW, { snapshot: aSnapshot({ keyResults, findings }), readings: new Map([[shop, work]]) }),
    ).outage?.systems
  expect(told([failed])).toEqual(['linear'])
  expect(told([])).toEqual(['github'])
})

/** Nine points remain at 6.6 a week. */
const course = {
  createdAt: '2026-10-05T09:00:00.000Z',
  scope: [20, 30, 40, 40, 40, 40, 40],
  completed: [0, 4, 8, 14, 20, 28, 30],
  inProgress: [0, 2, 4, 4, 4, 4, 4],
}

test('an initiative keeps its health, progress and forecast, and an hour of noise changes no word of it', () => {
  const [known] = checkoutAt(0.75).values()
  const work = { ...known, course, lastActivity: '2026-11-18T10:00:00.000Z' } as WorkReading
  const life = aLife()
  const timeline = { start: '2026-10-01', end: '2026-11-27' }
  let shown = {}
  const day = (today: string, hour: string, readings: ReadonlyMap<string, WorkReading>) => {
    const initiatives = [anInitiative({ source: CHECKOUT, timeline, shown })]
    const [result] = life.day(today, { initiatives, readings, hour }).initiatives
    if (result === undefined) return expect.unreachable('there is one initiative')
    const cells = initiativeCells(result)
    shown = { ...shown, ...cells }
    return { result, cells }
  }
  const before = day('2026-11-20', '08', new Map([[CHECKOUT, work]]))
  expect(before.result).toMatchObject({ health: 'at_risk', forecast: { day: '2026-11-28' } })
  expect(day('2026-11-20', '09', DOWN).cells).toEqual({ ...before.cells, why: undefined })
  for (const today of ['2026-11-21', '2026-11-25']) {
    const { result, cells } = day(today, '09', DOWN)
    expect(cells).toMatchObject({
      ...before.cells,
      why: 'Forecast 28 Nov (25 Nov to 4 Dec), after the end of Timeline on 27 Nov. Linear has not answered since 20 Nov; progress and forecast are what it told last.',
    })
    expect(result.forecast).toEqual(before.result.forecast)
  }
  const stalled = { ...work, course: { ...course, completed: [0, 28, 28, 28, 28, 28, 28] } } as WorkReading
  expect(day('2026-11-26', '09', new Map([[CHECKOUT, stalled]])).result).toMatchObject({ forecast: null })
  expect(day('2026-11-27', '09', DOWN).result).toMatchObject({ forecast: null, health: 'at_risk' })
})

test('with Linear down at the first sight of all a key result without a value is unknown, and says why', () => {
  const life = aLife()
  const row = { keyResult: { ...MEASURED, current: null }, readings: DOWN }
  for (const day of ['2026-11-12', '2026-12-20']) {
    const evaluation = life.day(day, row)
    expect(first(evaluation)).toMatchObject({ status: 'unknown', risk: 'low', score: null })
    expect(first(evaluation).why).toBe(
      'Unknown: Linear has not answered since 12 Nov, and no value is known yet. The next run tries again; until then, type Current by hand.',
    )
    expect(codesAt(evaluation)).toEqual([])
  }
  expect(life.history().episodes).toEqual([])
})

test('what is red already when it is first seen with its source down opens no episode', () => {
  const life = aLife()
  const row = { keyResult: { ...MEASURED, current: 1 }, readings: DOWN }
  expect(first(life.day('2026-11-12', row))).toMatchObject({ status: 'off_track' })
  life.day('2026-11-30', row)
  expect(life.history().episodes).toEqual([])
})

test('a measured yes or no whose linked work cannot be read stays as it was; once it is done nothing is held', () => {
  const pull = 'https://github.com/acme/shop/pull/7'
  const readings = (
    done: number,
    linear: ReadonlyMap<string, WorkReading>,
  ): ReadonlyMap<string, WorkReading> => {
    const [known] = checkoutAt(done).values()
    const work = { ...known, url: pull, scopeUnit: 'items', done, open: 1 - done } as WorkReading
    return new Map([...linear, [pull, work]])
  }
  const rows = {
    keyResult: { type: 'yes_no', source: pull, measure: 'done', current: 0 } as const,
    initiatives: [anInitiative({ source: CHECKOUT })],
  }
  const life = aLife()
  const before = first(life.day('2026-11-11', { ...rows, readings: readings(0, checkoutAt(0.9)) }))
  for (const day of ['2026-11-12', '2026-12-01', '2026-12-30']) {
    const held = first(life.day(day, { ...rows, readings: readings(0, DOWN) }))
    expect(held).toMatchObject({ status: before.status, confidence: before.confidence, lastCheckIn: day })
    expect(held.outage).toMatchObject({ systems: ['linear'], isHeld: true })
    expect(held.why).toMatch(
      /^Linear has not answered since 12 Nov; the chance rests on what was read before\. /,
    )
  }
  const done = first(life.day('2026-12-31', { ...rows, readings: readings(1, DOWN) }))
  expect(done).toMatchObject({ status: 'complete', outage: null })
})

test('while figures are still being read for the first time nothing turns, and no source is blamed', () => {
  const reading = checkoutUnknown('still_reading', 'The last 90 days are still being read.')
  const life = aLife()
  const row = { keyResult: { ...MEASURED, current: 60 } }
  const before = first(life.day('2026-11-11', { ...row, readings: checkoutAt(0.6) }))
  const after = first(life.day('2026-12-15', { ...row, readings: reading }))
  expect(after).toMatchObject({ status: before.status, outage: null })
  expect(after.why).toContain('Not measured: The last 90 days are still being read.')
})

test('an episode that is open stays open and climbs no further, and a person can still end it', () => {
  const life = aLife()
  const row = { keyResult: { ...MEASURED, current: 20 } }
  const red = first(life.day('2026-11-11', { ...row, readings: checkoutAt(0.2) }))
  expect(red).toMatchObject({ status: 'off_track', risk: 'high' })
  expect(first(life.day('2026-12-20', { ...row, readings: DOWN })).risk).toBe('high')
  expect(life.history().episodes).toMatchObject([{ closedAt: null }])
  life.day('2026-12-21', { keyResult: { ...row.keyResult, state: 'closed' }, readings: DOWN })
  expect(life.history().episodes).toMatchObject([{ closedAt: '2026-12-21T09:00:00.000Z' }])
})
