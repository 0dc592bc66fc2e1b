import { expect, test } from 'vitest'
import { testWorkspace } from './notion-workspace.ts'

const columns = {
  'Key Result': { title: {} },
  Objective: { rich_text: {} },
  Target: { number: {} },
  Current: { number: {} },
  Owner: { rich_text: {} },
  Status: { select: {} },
}

async function flat(more: Record<string, object> = {}) {
  const notion = testWorkspace()
  const id = await notion.table('OKRs', { ...columns, ...more })
  return { notion, id, okrs: notion.okrs({ okrs: [id], owners: { Ada: 'ada@example.com' } }) }
}

test('rows that name the same objective share one that has no page of its own', async () => {
  const { notion, id, okrs } = await flat()
  notion.row(id, {
    'Key Result': 'Revenue',
    Objective: 'Win the market!',
    Target: 10,
    Current: 4,
    Status: 'Good',
  })
  notion.row(id, { 'Key Result': 'Share', Objective: ' win the Market', Target: 1 })
  notion.row(id, { 'Key Result': 'Uptime', Objective: 'Stay up', Target: 99.9 })
  notion.row(id, { 'Key Result': 'Nothing' })

  const { objectives, keyResults, databases, findings } = await okrs.read()

  expect(findings.filter(({ level }) => level === 'mend')).toEqual([])
  expect(objectives.map((each) => each.id).sort()).toEqual(['objective:stay-up', 'objective:win-the-market'])
  expect(objectives.every(({ virtual }) => virtual)).toBe(true)
  const byTitle = new Map(keyResults.map((each) => [each.title, each]))
  expect(byTitle.get('Revenue')).toMatchObject({
    objectives: ['objective:win-the-market'],
    target: 10,
    current: 4,
    word: 'Good',
  })
  expect(byTitle.get('Share')?.objectives).toEqual(['objective:win-the-market'])
  expect(byTitle.get('Nothing')?.objectives).toEqual([])
  expect(databases).toMatchObject([{ kind: 'keyResults', lost: [], madeByInit: false }])
})

test('owners in text are people, with the addresses of OWNERS or their own', async () => {
  const { notion, id, okrs } = await flat()
  notion.row(id, { 'Key Result': 'Revenue', Objective: 'Win', Owner: 'ada, Grace Hopper; linus@example.com' })

  const { keyResults } = await okrs.read()

  expect(keyResults[0]?.owners).toEqual([
    { id: 'name:ada', name: 'ada', email: 'ada@example.com' },
    { id: 'name:grace hopper', name: 'Grace Hopper', email: null },
    { id: 'name:linus@example.com', name: 'linus@example.com', email: 'linus@example.com' },
  ])
})

test('the same words in two cycles are two objectives, and other columns are read when they are there', async () => {
  const { notion, id, okrs } = await flat({
    Quarter: { select: {} },
    Team: { select: {} },
    Level: { select: {} },
    Baseline: { number: {} },
  })
  notion.row(id, { 'Key Result': 'a', Objective: 'Win', Quarter: '2026-Q3' })
  notion.row(id, { 'Key Result': 'b', Objective: 'Win', Quarter: '2026-Q4', Baseline: 3 })
  notion.row(id, {
    'Key Result': 'c',
    Objective: 'Win',
    Quarter: '2026-Q4',
    Team: 'Growth',
    Level: 'Team',
  })

  const { objectives, keyResults } = await okrs.read()

  expect(objectives.find(({ cycle }) => cycle === '2026-Q4')).toMatchObject({
    id: 'objective:win@2026-q4',
    title: 'Win',
    period: null,
    team: 'Growth',
    level: 'team',
  })
  expect(objectives).toHaveLength(2)
  expect(keyResults.find(({ title }) => title === 'b')).toMatchObject({
    baseline: 3,
    objectives: ['objective:win@2026-q4'],
  })
})

test('the same words in two periods are two objectives, each with its own; a period overrides the cycle', async () => {
  const { notion, id, okrs } = await flat({ Cycle: { select: {} }, Period: { date: {} } })
  const first = { start: '2026-01-01', end: '2026-06-30' }
  const second = { start: '2026-07-01', end: '2026-12-31' }
  notion.row(id, { 'Key Result': 'a', Objective: 'Grow', Period: first })
  notion.row(id, { 'Key Result': 'b', Objective: 'Grow', Period: second, Cycle: '2026' })
  notion.row(id, { 'Key Result': 'c', Objective: 'grow', Period: second })
  notion.row(id, { 'Key Result': 'd', Objective: 'Grow' })
  notion.row(id, { 'Key Result': 'e', Objective: 'Grow', Cycle: '2026' })

  const { objectives, keyResults } = await okrs.read()

  const objectiveOf = (title: string) =>
    objectives.find((each) => each.id === keyResults.find((row) => row.title === title)?.objectives[0])
  expect(['a', 'b', 'c', 'd', 'e'].map((title) => objectiveOf(title)?.period)).toEqual([
    first,
    second,
    second,
    null,
    null,
  ])
  expect(objectiveOf('b')).toBe(objectiveOf('c'))
  expect(objectives.map((each) => each.id).sort()).toEqual([
    'objective:grow',
    'objective:grow@2026',
    'objective:grow@2026-01-01-2026-06-30',
    'objective:grow@2026-07-01-2026-12-31',
  ])
})

test('the objective may be the title column, and the key result a text', async () => {
  const notion = testWorkspace()
  const { 'Key Result': _title, Objective: _text, ...rest } = columns
  const id = await notion.table('OKRs', {
    Objective: { title: {} },
    'Key result': { rich_text: {} },
    ...rest,
  })
  notion.row(id, { Objective: 'Win', 'Key result': 'Revenue' })

  const { objectives, keyResults } = await notion.okrs({ okrs: [id] }).read()

  expect(objectives[0]?.title).toBe('Win')
  expect(keyResults[0]?.title).toBe('Revenue')
})

test('a title column of any name holds the key result', async () => {
  const notion = testWorkspace()
  const { 'Key Result': _title, ...rest } = columns
  const id = await notion.table('OKRs', { Metric: { title: {} }, ...rest })
  notion.row(id, { Metric: 'Revenue', Objective: 'Win' })

  const { keyResults } = await notion.okrs({ okrs: [id] }).read()

  expect(keyResults[0]).toMatchObject({ title: 'Revenue', objectives: ['objective:win'] })
})

test('objectives in any script keep apart', async () => {
  const { notion, id, okrs } = await flat()
  notion.row(id, { 'Key Result': 'a', Objective: 'לנצח' })
  notion.row(id, { 'Key Result': 'b', Objective: '🚀' })
  notion.row(id, { 'Key Result': 'c', Objective: '🌍' })

  expect(new Set((await okrs.read()).objectives.map((each) => each.id)).size).toBe(3)
})

test('only the row of the key result is written', async () => {
  const { notion, id, okrs } = await flat({ 'Computed status': { select: {} } })
  const page = notion.row(id, { 'Key Result': 'Revenue', Objective: 'Win', Status: 'Good' })
  await okrs.read()

  await okrs.write({
    database: 'keyResults',
    pageId: page,
    title: 'Revenue',
    changes: [{ field: 'status', before: null, after: 'at_risk' }],
  })

  expect((await okrs.read()).keyResults[0]).toMatchObject({ word: 'Good', shown: { status: 'at_risk' } })
})
