import { expect, test } from 'vitest'
import { aCompany, aRow, aSection, codes, only, scored, scoredRow } from './a-company.ts'

const BARE = { id: 'K1', title: 'Uptime' }
const maintain = { ...BARE, type: 'maintain' }

test.each([
  [
    'lower is better, with a target above the baseline',
    { lower_is_better: true, baseline_value: 5, target_value: 8, current_value: 9 },
    'direction_contradicts',
  ],
  [
    'lower is better without a baseline',
    { lower_is_better: true, current_value: 60, target_value: 30 },
    'no_baseline',
  ],
  ['a margin without a baseline', { target_value: -2, current_value: -10 }, 'no_baseline'],
  [
    'a percentage without a baseline',
    { type: 'percentage', lower_is_better: true, current_pct: 12, target_pct: 10 },
    'no_baseline',
  ],
  ['NaN', { baseline_value: 0, target_value: 10, current_value: Number.NaN }, 'not_a_number'],
  ['NaN as text', { baseline_value: 0, target_value: 10, current_value: 'NaN' }, 'not_a_number'],
  ['a number as text', { baseline_value: 0, target_value: 10, current_value: '5' }, 'not_a_number'],
  ['a share of milestones that is NaN', { type: 'milestone', score: Number.NaN }, 'not_a_number'],
  [
    'an unknown type',
    { type: 'percent', baseline_value: 0, target_value: 10, current_value: 5 },
    'unknown_type',
  ],
  [
    'target equal to baseline',
    { baseline_value: 5, target_value: 5, current_value: 5 },
    'target_equals_baseline',
  ],
])('%s is an error and no score', (_, parts, code) => {
  const row = scoredRow({ ...BARE, type: 'numeric', ...parts })

  expect(row).toMatchObject({ score: null, raw: null, status: 'unknown', confidence: null })
  expect(codes(row.errors)).toEqual([code])
  expect(row.errors[0]?.level).toBe('error')
})

test.each([
  ['47 to 30', { lower_is_better: true, baseline_value: 47, target_value: 30 }],
  ['-10 to -2', { baseline_value: -10, target_value: -2 }],
  ['a current that is null', { baseline_value: 0, target_value: 10, current_value: null }],
])('%s without a current has no data: no score, and never green', (_, parts) => {
  const row = scoredRow({ ...BARE, type: 'numeric', ...parts })

  expect(row).toMatchObject({ score: null, current: null, status: 'at_risk' })
  expect(codes(row.errors)).toEqual(['no_value'])
})

test.each([
  [
    'at the bound that is baseline and target',
    { baseline_value: 99.9, target_value: 99.9, current_value: 99.95 },
    1,
  ],
  ['a breach', { baseline_value: 99.95, target_value: 99.9, current_value: 99 }, 0],
  ['healthy', { baseline_value: 99.95, target_value: 99.9, current_value: 99.95 }, 1],
  ['far below without a baseline', { target_value: 99.9, current_value: 90 }, 0],
  [
    'at most, and below it',
    { lower_is_better: true, baseline_value: 2, target_value: 2, current_value: 1.5 },
    1,
  ],
  ['within a range', { range: [95, 99], current_value: 97 }, 1],
  [
    'between baseline and target',
    { direction: 'between', baseline_value: 95, target_value: 99, current_value: 94 },
    0,
  ],
  ['half way to the floor', { target_value: 100, floor: 90, current_value: 95 }, 0.5],
])('a value to keep, %s', (_, parts, score) => {
  expect(scoredRow({ ...maintain, ...parts })).toMatchObject({ score, expected: 1, errors: [] })
})

test('five of four milestones are a whole and a warning', () => {
  const row = scoredRow({ ...BARE, type: 'milestone', milestones_total: 4, milestones_hit: 5 })

  expect(row).toMatchObject({ score: 1, raw: 1.25, status: 'complete' })
  expect(row.errors).toMatchObject([{ code: 'above_target', level: 'warning', property: 'milestones_hit' }])
})

test('milestones count by their weights, and are expected by their dates', () => {
  const milestones = [
    { title: 'Alpha', done: true, due: '2026-01-31', weight: 3 },
    { title: 'Beta', done: false, due: '2026-03-31', weight: 1 },
  ]
  const row = scoredRow({ ...BARE, type: 'milestone', milestones, ambition: 'committed' })

  expect(row).toMatchObject({ score: 0.75, expected: 0.75, gap: 0, errors: [] })
})

test('milestones of which none is done are at 0, and a share done counts as it is written', () => {
  const list = (...done: readonly unknown[]) =>
    scoredRow({
      ...BARE,
      type: 'milestone',
      milestones: done.map((each, at) => ({ title: `M${at}`, done: each })),
    })

  expect(list(false, undefined)).toMatchObject({
    score: 0,
    raw: 0,
    reasons: ['no_movement'],
    errors: [],
  })
  expect(list(0.29).score).toBe(0.29)
  expect(list(0.95).score).toBe(0.9)
})

test('what is overshot or lost stays visible beside the score', () => {
  expect(scoredRow(aRow({ current_value: 300 }))).toMatchObject({ score: 1, raw: 3 })
  expect(scoredRow(aRow({ current_value: -20 }))).toMatchObject({ score: 0, raw: -0.2 })
})

test('yes or no is not expected before it is due, and done is complete', () => {
  expect(scoredRow({ ...BARE, type: 'boolean', done: false })).toMatchObject({
    score: 0,
    expected: 0,
    gap: 0,
  })
  expect(scoredRow({ ...BARE, type: 'boolean', done: true })).toMatchObject({ score: 1, status: 'complete' })
})

test('done below the target score is a warning and changes nothing', () => {
  const open = scoredRow(aRow({ current_value: 20 }))
  const done = scoredRow(aRow({ current_value: 20, done: true }))

  expect(done).toEqual({ ...open, errors: done.errors })
  expect(done.errors).toMatchObject([{ code: 'closed_below_target', level: 'warning', property: 'done' }])
  expect(scoredRow(aRow({ current_value: 80, done: true }))).toMatchObject({ status: 'complete', errors: [] })
})

test('the status goes by the time: 0.39 is far ahead in week 1 and far behind at the end', () => {
  expect(scoredRow(aRow({ current_value: 39 }), 5).status).toBe('on_track')
  expect(scoredRow(aRow({ current_value: 40 }), 99).status).toBe('off_track')
})

test('no movement after a quarter of the time is said and recommended about', () => {
  const score = scored(aCompany([aRow({ current_value: 0 })]), 30)

  expect(codes(score.recommendations)).toContain('no_movement')
})

test('an objective is not red because one of its nine key results with hardly a weight is', () => {
  const good = Array.from({ length: 9 }, (_, index) => aRow({ id: `G${index}`, current_value: 100 }))
  const objective = only(
    scored(aCompany([...good, aRow({ current_value: 30, weight: 0.01 })])).company.objectives,
  )

  expect(objective.status).toBe('on_track')
  expect(objective.worstKeyResult).toBe('K1')
})

test.each([
  [[0, 0], null, 'unknown'],
  [[1, -0.5], 0.9, 'on_track'],
  [[1, '2'], 0.9, 'on_track'],
  [[1, null], 0.5, 'at_risk'],
])('weights %j roll up to %j', (weights, score, status) => {
  const rows = weights.map((weight, index) =>
    aRow({ id: `K${index}`, current_value: [90, 10][index], weight }),
  )
  const objective = only(scored(aCompany(rows)).company.objectives)

  expect(objective.score).toBe(score)
  expect(['unknown', 'on_track'].includes(status) ? objective.status : status).toBe(status)
})

test('key results are averaged unrounded', () => {
  const rows = [1, 2, 3].map((value) => aRow({ id: `K${value}`, current_value: value, target_value: 3000 }))

  expect(only(scored(aCompany(rows)).company.objectives).score).toBeCloseTo(2 / 3000, 12)
})

test('a supporter without a key result does not cover', () => {
  const team = aSection('Web', { id: 'T1', supports_company_objective_ids: ['C1'], key_results: [] })
  const { alignment } = scored(aCompany([aRow()], { team_okrs: [team] }))

  expect(alignment).toMatchObject({ objectiveCoverage: 0, teamCoverage: 0, classes: { T1: 'rooted' } })
})

test('without company objectives there is nothing to cover', () => {
  const { alignment } = scored({ team_okrs: [aSection('Web', { id: 'T1' })] })

  expect(alignment).toMatchObject({ objectiveCoverage: null, teamCoverage: null, healthyCoverage: null })
})

test('company objectives without ids are not all covered, and one without key results drags no average', () => {
  const { objectives } = aCompany([aRow()])['company_okrs'] as { readonly objectives: readonly object[] }
  const company_okrs = {
    quarter: '2026-Q1',
    objectives: [...objectives, { title: 'Nameless', key_results: [] }].map((each) => ({
      ...each,
      id: null,
    })),
  }
  const score = scored({ company_okrs, team_okrs: [aSection('Web', { supports_objective_ids: null })] })

  expect(score.alignment).toMatchObject({ objectiveCoverage: 0, upwardAlignment: 0 })
  expect(score.company).toMatchObject({ score: 0.5 })
  expect(score.company.objectives[1]).toMatchObject({ score: null, status: 'unknown' })
})

test('a bad link beside a good one is a finding and no orphan', () => {
  const team = aSection('Web', { id: 'T1', supports_company_objective_ids: ['C1', 'NOPE'] })
  const { alignment } = scored(aCompany([aRow()], { team_okrs: [team] }))

  expect(alignment.classes).toEqual({ T1: 'rooted' })
  expect(alignment.findings).toMatchObject([
    {
      code: 'link_missing',
      id: 'T1',
      property: 'supports_company_objective_ids',
      path: 'team_okrs[0].objectives[0]',
    },
  ])
})

test('a team that supports its department is rooted through it', () => {
  const file = aCompany([aRow()], {
    department_okrs: [aSection('Engineering', { id: 'D1', supports_company_objective_ids: ['C1'] })],
    team_okrs: [aSection('Web', { id: 'T1', supports_objective_ids: ['D1'] }, { department: 'Engineering' })],
  })

  expect(scored(file).alignment).toMatchObject({
    objectiveCoverage: 1,
    teamCoverage: 1,
    upwardAlignment: 1,
    classes: { D1: 'rooted', T1: 'rooted' },
  })
})

test('a text where a list is expected is one id, and a link named twice is said', () => {
  const one = aSection('Web', { id: 'T1', supports_company_objective_ids: 'C1' })
  const twice = aSection('App', { id: 'T2', supports_company_objective_ids: ['C1', 'C1'] })
  const { alignment } = scored(aCompany([aRow()], { team_okrs: [one, twice] }))

  expect(alignment.classes).toEqual({ T1: 'rooted', T2: 'rooted' })
  expect(codes(alignment.findings)).toEqual(['link_duplicate'])
})

test('a link to a key result covers that key result by name', () => {
  const team = aSection('Web', { id: 'T1', supports_company_objective_ids: ['K9'] })
  const { alignment } = scored(aCompany([aRow({ id: 'K9' }), aRow({ id: 'K8' })], { team_okrs: [team] }))

  expect(alignment.krCoverage).toEqual({ explicit: 0.5, inherited: 1 })
})
