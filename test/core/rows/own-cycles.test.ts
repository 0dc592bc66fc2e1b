import { expect, test } from 'vitest'
import { levelsOf } from '#src/core/rows/levels-of.ts'
import { objectivesTitled } from '#src/core/rows/objectives-titled.ts'
import { aKeyResult, anObjective, aSnapshot, codesOf, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

const timeless = { cycle: null, period: null }

test('where an objective names no time it is about that of its key results, and those of other times count apart', () => {
  const { objectives, keyResults, findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      objectives: [anObjective(timeless)],
      keyResults: [
        aKeyResult({ id: 'k1', cycle: 'Q4 2026', current: 24 }),
        aKeyResult({ id: 'k2', cycle: 'Q3 2026', current: 0 }),
      ],
    }),
  })

  expect(objectives).toMatchObject([
    { period: { start: '2026-10-01', end: '2026-12-31' }, ended: false, keyResults: ['k1'], score: 0.4 },
  ])
  expect(keyResults.map(({ period, ended }) => [period?.end, ended])).toEqual([
    ['2026-12-31', false],
    ['2026-09-30', true],
  ])
  expect(codesOf(findings)).not.toContain('assumed_cycle')
})

test('a key result may be about a part of the time of its objective, and about no other', () => {
  const { objectives, keyResults } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      objectives: [anObjective({ cycle: '2026' })],
      keyResults: [aKeyResult({ id: 'k1', cycle: 'Q4 2026' }), aKeyResult({ id: 'k2', cycle: 'Q1 2027' })],
    }),
  })

  expect(keyResults.map(({ period }) => period)).toEqual([
    { start: '2026-10-01', end: '2026-12-31' },
    { start: '2026-01-01', end: '2026-12-31' },
  ])
  expect(objectives[0]?.keyResults).toEqual(['k1', 'k2'])
})

test('a cycle of its own that cannot be read is no period, and is said in its own row', () => {
  const { keyResults, findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      objectives: [anObjective(timeless)],
      keyResults: [aKeyResult({ cycle: '01/10/2026 - 05/12/2026' })],
    }),
  })

  expect(keyResults).toMatchObject([{ period: null, status: 'unknown' }])
  expect(findings.find(({ code }) => code === 'unreadable_cycle')).toMatchObject({
    pageId: 'k1',
    message: expect.stringContaining('1 Oct to 5 Dec or 10 Jan to 12 May'),
  })
})

test('that no objective names a time is said once of all', () => {
  const { findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      objectives: [anObjective(timeless), anObjective({ ...timeless, id: 'o2' })],
      keyResults: [aKeyResult(), aKeyResult({ id: 'k2', objectives: ['o2'] })],
    }),
  })

  expect(findings.filter(({ code }) => code === 'assumed_cycle')).toMatchObject([
    { pageId: null, database: 'objectives', level: 'info' },
  ])
})

test('an objective that is typed and bears no title, or that of several, is told with what was typed', () => {
  const place = (given: Parameters<typeof aKeyResult>[0]) =>
    evaluateAt(NOW, {
      snapshot: aSnapshot({
        objectives: [anObjective(), anObjective({ id: 'o2' })],
        keyResults: [
          aKeyResult({ id: 'k0' }),
          aKeyResult({ id: 'k9', objectives: ['o2'] }),
          aKeyResult(given),
        ],
      }),
    }).findings.find(({ pageId, property }) => pageId === 'k1' && property === 'Objective')

  expect(place({ objectives: [], objectiveTyped: 'Win all' })).toMatchObject({
    code: 'no_objective',
    message: expect.stringContaining('"Win all", the title of none'),
  })
  expect(place({ objectives: ['o1', 'o2'], objectiveTyped: 'Win' })).toMatchObject({
    code: 'several_objectives',
    message: expect.stringContaining('"Win", the title of 2 objectives'),
  })
})

test('a title names an objective apart from case, signs and number; of several that of the same time', () => {
  const find = objectivesTitled([
    anObjective({ id: 'a', title: '1. Grow', cycle: 'Q3 2026' }),
    anObjective({ id: 'b', title: 'Grow!', cycle: 'Q4 2026' }),
    anObjective({ id: 'c', title: 'O2: Stay up' }),
  ])

  expect(find('grow', {})).toEqual(['b'])
  expect(find('O1 grow', { cycle: '2026-Q3' })).toEqual(['a'])
  expect(find('stay up', {})).toEqual(['c'])
  expect(find('🎯', {})).toEqual([])
})

test('levels that no column tells come from the title of the database, else from who supports whom', () => {
  const objectives = [
    anObjective({ id: 'top', level: null }),
    anObjective({ id: 'middle', level: null, supports: ['top'] }),
    anObjective({ id: 'low', level: null, supportsKeyResults: ['k1'] }),
    anObjective({ id: 'alone', level: null }),
    anObjective({ id: 'x', level: null, supports: ['y'] }),
    anObjective({ id: 'y', level: null, supports: ['x'] }),
    anObjective({ id: 'titled', level: null }),
  ]
  const keyResults = [aKeyResult({ objectives: ['middle'] })]
  const nested = { ofTitle: 'company', ids: new Set(['top', 'middle', 'low', 'alone', 'x', 'y']) } as const

  const levels = levelsOf(objectives, keyResults, [nested, { ofTitle: 'team', ids: new Set(['titled']) }])

  expect(Object.fromEntries(levels)).toEqual({
    top: 'company',
    middle: 'department',
    low: 'team',
    alone: null,
    x: null,
    y: null,
    titled: 'team',
  })
})

test('a quarter without a year is that of the fiscal year of today, and said so', () => {
  const { objectives, findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({ objectives: [anObjective({ cycle: 'Q4' })], keyResults: [aKeyResult({})] }),
  })

  expect(objectives[0]).toMatchObject({ period: { start: '2026-10-01', end: '2026-12-31' }, ended: false })
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'assumed_year', message: expect.stringContaining('2026 is assumed') }),
  )
})
