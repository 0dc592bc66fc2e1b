import { expect, test } from 'vitest'
import { aCompany, aRow, aSection, codes, only, scored, scoredRow } from './a-company.ts'

const SOUND = aRow({ id: 'SOUND' })

function soundScore(file: unknown): number | null | undefined {
  const { company, departments, teams } = scored(file)
  return [company, ...departments, ...teams]
    .flatMap(({ objectives }) => objectives.flatMap(({ keyResults }) => keyResults))
    .find(({ id }) => id === 'SOUND')?.score
}

test.each([
  ['baseline_value', 'x', 'not_a_number'],
  ['target_value', true, 'not_a_number'],
  ['target_value', null, 'no_target'],
  ['target_value', Number.POSITIVE_INFINITY, 'not_a_number'],
  ['current_value', 1e300, 'bad_value'],
  ['current_value', { value: 5 }, 'not_a_number'],
  ['history', 'none', 'not_a_list'],
  ['history', [{ date: 'soon', value: 1 }, 7], undefined],
  ['lower_is_better', 'yes', 'not_true_or_false'],
  ['direction', 'sideways', 'unknown_direction'],
  ['done', 'yes', 'not_true_or_false'],
  ['range', [1], 'out_of_range'],
])('%s: %j is told in the words of the file, and everything else is scored', (key, value, code) => {
  const file = aCompany([aRow({ [key]: value }), SOUND])
  const [row] = only(scored(file).company.objectives).keyResults

  expect(row?.errors[0]).toMatchObject({ property: key, ...(code === undefined ? {} : { code }) })
  expect(code === undefined ? row?.score : null).toBe(code === undefined ? 0.5 : row?.score)
  expect(row?.errors[0]?.mend).not.toBe('')
  expect(soundScore(file)).toBe(0.5)
})

test('a history of which nothing can be used is an error', () => {
  const row = scoredRow(aRow({ current_value: undefined, history: [{ date: '2026-02-30', value: 5 }] }))

  expect(row).toMatchObject({ score: null, status: 'unknown' })
  expect(codes(row.errors)).toEqual(['unreadable_history'])
})

test('a day with more values than a call has room for is one fault', () => {
  const history = Array.from({ length: 200_000 }, (_, value) => ({ date: '2026-01-05', value }))

  expect(scoredRow(aRow({ history })).errors).toMatchObject([{ code: 'bad_history' }])
})

test('the faults of a row do not go by the order of its keys', () => {
  const faulty = { weight: 'x', unit: 5, floor: 'y' }
  const turned = { floor: 'y', unit: 5, weight: 'x' }

  expect(scoredRow(aRow(faulty)).errors).toEqual(scoredRow(aRow(turned)).errors)
})

test('what is quoted is never long', () => {
  const long = 'long '.repeat(10_000)
  const milestones = [{ title: long, due: long, weight: long, done: long }]
  const rows = [aRow({ curve: long, id: long }), { id: long, title: 'Other', type: 'milestone', milestones }]
  const { findings } = scored(aCompany(rows))

  expect(codes(findings)).toEqual(expect.arrayContaining(['unknown_curve', 'duplicate_id', 'bad_milestone']))
  expect(Math.max(...findings.map(({ message, mend }) => message.length + mend.length))).toBeLessThan(500)
})

test.each([
  ['ambition', 'bold', 'unknown_ambition'],
  ['curve', 'zigzag', 'unknown_curve'],
  ['curve', 7, 'unknown_curve'],
  [
    'curve',
    [
      ['2026-03-01', 0.9],
      ['2026-02-01', 0.5],
    ],
    'unknown_curve',
  ],
  ['weight', -1, 'bad_weight'],
  ['weight', '2', 'bad_weight'],
  ['title', 42, 'not_text'],
  ['title', null, 'no_title'],
  ['unit', 7, 'not_text'],
  ['owner', ['Ada'], 'not_text'],
])('%s: %j is a warning, and the row is scored', (key, value, code) => {
  const row = scoredRow(aRow({ [key]: value }))

  expect(row.score).toBe(0.5)
  expect(row.errors).toMatchObject([{ code, level: 'warning', property: key }])
})

test('a weight that cannot be is none in averages', () => {
  expect(scoredRow(aRow({ weight: '2' })).weight).toBe(0)
  expect(scoredRow(aRow({ weight: -1 })).weight).toBe(0)
})

test('two values for one number are not chosen between', () => {
  expect(codes(scoredRow(aRow({ current_pct: 60 })).errors)).toEqual(['two_values'])
  expect(scoredRow(aRow({ current_pct: 50 })).score).toBe(0.5)
})

test.each([
  ['a range that nothing says is to be kept', { range: [10, 20] }, 'range_not_kept', 'range'],
  ['a range beside another bound', { type: 'maintain', range: [10, 20] }, 'two_values', 'range'],
  [
    'done beside a current that is not',
    { type: 'boolean', done: true, current_value: 0 },
    'two_values',
    'done',
  ],
  [
    'a list of milestones beside another count',
    { type: 'milestone', milestones: [{ title: 'A', done: true }, { title: 'B' }], milestones_hit: 2 },
    'two_values',
    'milestones',
  ],
])('%s is not chosen between', (_, parts, code, property) => {
  const row = scoredRow(aRow(parts))

  expect(row).toMatchObject({ score: null, status: 'unknown' })
  expect(row.errors).toMatchObject([{ code, level: 'error', property }])
  expect(row.errors[0]?.message).not.toContain('[object')
})

test('a list of milestones may be counted beside it where the counts agree', () => {
  const milestones = [{ title: 'A', done: true }, { title: 'B' }]
  const counted = { milestones_total: 2, milestones_hit: 1, score: 0.5 }

  expect(scoredRow({ id: 'K1', title: 'Launch', type: 'milestone', milestones, ...counted })).toMatchObject({
    score: 0.5,
    errors: [],
  })
})

test.each([
  [{ type: 'constructor' }, 'unknown_type'],
  [{ curve: 'constructor' }, 'unknown_curve'],
  [{ ambition: 'valueOf' }, 'unknown_ambition'],
  [{ direction: '__proto__' }, 'unknown_direction'],
])('%j, a word that every object answers to, is a word like any other', (parts, code) => {
  expect(codes(scoredRow(aRow(parts)).errors)).toEqual([code])
})

test('an objective of which nothing counts says so itself', () => {
  const file = aCompany([aRow({ current_value: 'x' }), aRow({ id: 'K2', title: 'B', weight: 0 })])
  const objective = only(scored(file).company.objectives)

  expect(objective).toMatchObject({ score: null, status: 'unknown', worstKeyResult: null })
  expect(codes(objective.findings)).toContain('nothing_counts')
})

test('a quarter that ends before it starts leaves everything unknown, and is said once', () => {
  const file = aCompany([aRow(), aRow({ id: 'K2' })])
  const company = {
    ...(file['company_okrs'] as object),
    quarter_start: '2026-04-10',
    quarter_end: '2026-01-01',
  }
  const score = scored({ company_okrs: company })

  expect(only(score.company.objectives).keyResults).toMatchObject([
    { score: null, status: 'unknown' },
    { score: null, status: 'unknown' },
  ])
  expect(codes(score.findings).filter((code) => code.endsWith('_period'))).toEqual(['bad_period'])
  expect(score.progress).toBeNull()
})

test.each([
  [{ quarter_start: 20260101, quarter_end: '2026-04-10' }, 'not_text'],
  [{ quarter_start: '2026-01-01' }, 'bad_period'],
  [{ quarter: 'Q4' }, 'no_period'],
  [{}, 'no_period'],
])('a quarter given as %j is not guessed', (quarter, code) => {
  const score = scored({
    company_okrs: {
      name: 'Acme',
      ...quarter,
      objectives: [{ id: 'C1', title: 'Grow', key_results: [aRow()] }],
    },
  })

  expect(codes(score.findings)).toContain(code)
  expect(only(only(score.company.objectives).keyResults).score).toBeNull()
})

test('a quarter is known by its name, and a team may have its own', () => {
  const team = aSection('Web', { id: 'T1' }, { quarter_start: '2026-02-01', quarter_end: '2026-02-28' })
  const score = scored({
    company_okrs: { quarter: '2026-Q1', objectives: [{ id: 'C1', title: 'Grow', key_results: [aRow()] }] },
    team_okrs: [team],
  })

  expect(score.quarter.period).toEqual({ start: '2026-01-01', end: '2026-03-31' })
  expect(only(only(score.teams).objectives).keyResults).toMatchObject([{ plan: 19 / 28 }])
})

test('objectives of one id are all scored, and a link to that id is broken', () => {
  const objective = { id: 'C1', title: 'Grow', key_results: [aRow()] }
  const score = scored({
    company_okrs: {
      quarter: '2026-Q1',
      objectives: [objective, { ...objective, title: 'Shrink' }],
    },
    team_okrs: [
      aSection('Web', {
        id: 'T1',
        supports_company_objective_ids: ['C1'],
      }),
    ],
  })

  expect(score.company.objectives.map((each) => each.score)).toEqual([0.5, 0.5])
  expect(codes(score.alignment.findings)).toEqual(expect.arrayContaining(['duplicate_id', 'link_ambiguous']))
  expect(score.alignment.classes).toEqual({ T1: 'broken' })
})

test('key results of one id and several titles are all scored, and each says so', () => {
  const { keyResults } = only(scored(aCompany([aRow(), aRow({ title: 'Another' })])).company.objectives)

  expect(keyResults.map(({ score }) => score)).toEqual([0.5, 0.5])
  expect(keyResults.map(({ errors }) => codes(errors))).toEqual([['duplicate_id'], ['duplicate_id']])
})

test('one key result under two objectives counts under neither', () => {
  const file = aCompany([aRow(), SOUND], {
    team_okrs: [aSection('Web', { id: 'T1', supports_objective_ids: 'C1', key_results: [aRow()] })],
  })
  const score = scored(file)

  for (const { objectives } of [score.company, only(score.teams)]) {
    expect(only(objectives).keyResults[0]).toMatchObject({ score: null, status: 'unknown' })
    expect(codes(only(objectives).keyResults[0]?.errors ?? [])).toEqual(['several_objectives'])
  }
  expect(soundScore(file)).toBe(0.5)
})

test.each([1, 2, 3, 50])('a circle of %i is said once and everything in it is scored', (length) => {
  const team_okrs = Array.from({ length }, (_, index) =>
    aSection(`Team ${index}`, {
      id: `T${index}`,
      supports_objective_ids: [`T${(index + 1) % length}`],
    }),
  )
  const score = scored(aCompany([SOUND], { team_okrs }))

  expect(codes(score.alignment.findings)).toContain(length === 1 ? 'link_self' : 'support_circle')
  expect(codes(score.alignment.findings).filter((code) => code === 'support_circle')).toHaveLength(
    length === 1 ? 0 : 1,
  )
  expect(score.teams.map((team) => team.score)).toEqual(Array.from({ length }, () => 0.5))
})

test('the name of a department is no link, and its objective is offered', () => {
  const file = aCompany([SOUND], {
    department_okrs: [aSection('Engineering', { id: 'D1', supports_objective_ids: 'C1' })],
    team_okrs: [
      aSection('Web', {
        id: 'T1',
        supports_objective_ids: ['Engineering'],
      }),
      aSection('App', { id: 'T2' }, { department: 'engineering' }),
    ],
  })
  const [link, none] = scored(file).alignment.findings

  expect(link).toMatchObject({ code: 'link_missing', property: 'supports_objective_ids' })
  expect(link?.message).toContain('the name of a department')
  expect(link?.mend).toContain('"D1"')
  expect(none).toMatchObject({ code: 'unlinked' })
  expect(none?.mend).toContain('"D1"')
})

test.each([
  [[], 'not_an_object', ''],
  [{ company_okrs: [] }, 'not_an_object', 'company_okrs'],
  [{ department_okrs: [] }, 'no_company', ''],
  [aCompany([SOUND], { team_okrs: {} }), 'not_a_list', 'team_okrs'],
  [aCompany([SOUND], { team_okrs: ['Web'] }), 'not_an_object', 'team_okrs[0]'],
  [aCompany([SOUND], { team_okrs: [{ name: 'Web', objectives: {} }] }), 'not_a_list', 'team_okrs[0]'],
  [
    aCompany([SOUND], { team_okrs: [{ name: 'Web', objectives: [null] }] }),
    'not_an_object',
    'team_okrs[0].objectives[0]',
  ],
  [aCompany([SOUND, 5]), 'not_an_object', 'company_okrs.objectives[0].key_results[1]'],
  [
    aCompany([SOUND], { team_okrs: [aSection('Web', { key_results: 'none' })] }),
    'not_a_list',
    'team_okrs[0].objectives[0]',
  ],
  [
    aCompany([SOUND], { team_okrs: [aSection('Web', { key_results: null })] }),
    'no_key_results',
    'team_okrs[0].objectives[0]',
  ],
  [
    aCompany([SOUND], { team_okrs: [aSection('Web', { supports_objective_ids: [{}] })] }),
    'bad_link',
    'team_okrs[0].objectives[0]',
  ],
])('%j is told where it stands', (file, code, path) => {
  expect(scored(file).findings).toEqual(expect.arrayContaining([expect.objectContaining({ code, path })]))
})

test('an unknown key is told once, with the one that is near', () => {
  const { findings } = scored(aCompany([aRow({ wieght: 2 }), aRow({ id: 'K2', title: 'B', wieght: 3 })]))

  expect(findings.filter(({ code }) => code === 'unknown_key')).toMatchObject([
    { level: 'info', property: 'wieght', mend: 'If weight is meant, write it so.' },
  ])
})

test('a value that is missing is said once', () => {
  const { findings } = scored(aCompany([aRow({ current_value: null })]))

  expect(codes(findings.filter(({ id }) => id === 'K1'))).toEqual(['no_value'])
})

test('every finding is named by its row, and says what to do', () => {
  const { findings } = scored(aCompany([aRow({ current_value: '5' })]))

  expect(findings).toContainEqual({
    code: 'not_a_number',
    level: 'mend',
    path: 'company_okrs.objectives[0].key_results[0]',
    id: 'K1',
    title: 'Weekly active teams',
    property: 'current_value',
    message: 'current_value is "5", which is no number to reckon with.',
    mend: 'Set current_value to a plain number such as 42.',
  })
})
