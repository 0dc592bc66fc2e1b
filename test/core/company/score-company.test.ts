import { expect, test } from 'vitest'
import { scoreCompany } from '#src/core/company/score-company.ts'
import { Policy } from '#src/core/policy.ts'
import { onDay } from '#test/core/a-score-input.ts'
import { aCompany, aRow, aSection, codes, only, scored, scoredRow } from './a-company.ts'

test('a current beside a history that ends with it is that check-in', () => {
  const history = [
    { date: onDay(10), value: 10 },
    { date: onDay(40), value: 50 },
  ]

  expect(scoredRow(aRow({ history }))).toMatchObject({ lastCheckIn: onDay(40), current: 50 })
})

test('a current that differs from its history is a check-in of today, and so is one without a history', () => {
  const history = [{ date: onDay(40), value: 45 }]

  expect(scoredRow(aRow({ history }))).toMatchObject({ lastCheckIn: onDay(50), current: 50 })
  expect(scoredRow(aRow())).toMatchObject({ lastCheckIn: onDay(50), evidence: 'low' })
})

test('a history stands in any order, and speaks for itself without a current', () => {
  const history = [
    { date: onDay(40), value: 40 },
    { date: onDay(10), value: 5 },
    { date: onDay(10), value: 5 },
  ]

  expect(scoredRow(aRow({ current_value: undefined, history }))).toMatchObject({ current: 40, errors: [] })
})

test('a day with two values has none', () => {
  const history = [
    { date: onDay(10), value: 10 },
    { date: onDay(40), value: 40 },
    { date: onDay(40), value: 45 },
  ]
  const row = scoredRow(aRow({ current_value: undefined, history }))

  expect(row).toMatchObject({ current: 10, errors: [{ code: 'bad_history', level: 'warning' }] })
})

test('a check-in of tomorrow waits for its day', () => {
  const history = [
    { date: onDay(10), value: 10 },
    { date: onDay(51), value: 60 },
  ]
  const row = scoredRow(aRow({ current_value: undefined, history }))

  expect(row).toMatchObject({ current: 10, errors: [{ code: 'check_in_in_future', property: 'history' }] })
})

test('a named curve and dated shares say what is planned', () => {
  const dated = [
    [onDay(25), 0.1],
    [onDay(75), 0.9],
  ]

  expect(scoredRow(aRow({ curve: 'back-loaded' })).plan).toBeCloseTo(0.25, 12)
  expect(scoredRow(aRow({ curve: dated }))).toMatchObject({ plan: 0.5, errors: [] })
  expect(scoredRow(aRow({ curve: 's-curve', ambition: 'committed' })).expected).toBeCloseTo(0.5, 12)
})

test('every kind of value is read by its own keys', () => {
  const base = { id: 'K1', title: 'Weekly active teams' }

  expect(
    scoredRow({ ...base, type: 'percentage', baseline_pct: 10, current_pct: 15, target_pct: 30 }).score,
  ).toBe(0.25)
  expect(scoredRow({ ...base, type: 'milestone', milestones_total: 4, milestones_hit: 1 }).score).toBe(0.25)
  expect(scoredRow({ ...base, type: 'milestone', score: 0.4 }).score).toBe(0.4)
  expect(scoredRow({ ...base, baseline_value: 0, current_value: 5, target_value: 10 }).score).toBe(0.5)
  expect(codes(scoredRow({ ...base, milestones_total: 4, milestones_hit: 1 }).errors)).toEqual(['no_type'])
})

test('groups are the weighted means of their own objectives', () => {
  const objectives = [
    { id: 'T1', title: 'A', weight: 3, key_results: [aRow({ id: 'A', current_value: 80 })] },
    { id: 'T2', title: 'B', key_results: [aRow({ id: 'B', current_value: 40 })] },
    { id: 'T3', title: 'C', key_results: [] },
  ]
  const score = scored(
    aCompany([aRow()], { team_okrs: [{ name: 'Web', owner: 'Bo', department: 'Engineering', objectives }] }),
  )
  const team = only(score.teams)

  expect(team).toMatchObject({ name: 'Web', owner: 'Bo', department: 'Engineering' })
  expect(team.score).toBeCloseTo(0.7, 12)
  expect(team.objectives.map(({ owner, status }) => [owner, status === 'unknown'])).toEqual([
    ['Bo', false],
    ['Bo', false],
    ['Bo', true],
  ])
  expect(score.company.score).toBe(0.5)
})

test('what is at risk is listed by its risk', () => {
  const rows = [
    aRow({ id: 'GREEN', current_value: 90 }),
    aRow({ id: 'RED', current_value: 1 }),
    aRow({ id: 'AMBER', current_value: 26 }),
    aRow({ id: 'RED-2', current_value: 1, weight: 2 }),
  ]

  expect(scored(aCompany(rows)).atRisk.map(({ id }) => id)).toEqual(['RED-2', 'RED', 'AMBER'])
})

test('nothing is recommended and nothing found where nothing is wrong', () => {
  const history = [10, 20, 30, 40, 45].map((day) => ({ date: onDay(day), value: day * 1.2 }))
  const row = { baseline_value: 0, target_value: 100, type: 'numeric', history }
  const file = aCompany([{ ...row, id: 'K1', title: 'Weekly active teams' }], {
    team_okrs: [
      aSection(
        'Web',
        {
          id: 'T1',
          title: 'Be found',
          supports_company_objective_ids: ['C1'],
          key_results: [{ ...row, id: 'K2', title: 'Visits' }],
        },
        { owner: 'Bo' },
      ),
    ],
  })
  const score = scored(file)

  expect(score.recommendations).toEqual([])
  expect(score.findings.filter(({ level }) => level === 'mend')).toEqual([])
  expect(score.alignment).toMatchObject({ objectiveCoverage: 1, teamCoverage: 1, healthyCoverage: 1 })
})

test('another policy is another version of the rules', () => {
  const policy = Policy.parse({ ambition: 'committed' })
  const score = scoreCompany(aCompany([aRow()]), { now: onDay(50), policy })

  expect(score.ruleVersion).toContain('ambition=committed')
  expect(only(only(score.company.objectives).keyResults).expected).toBe(0.5)
})
