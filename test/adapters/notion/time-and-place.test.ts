import { expect, test } from 'vitest'
import { periodOfCycle } from '#src/core/time/period.ts'
import { type TestWorkspace, testWorkspace } from './notion-workspace.ts'

const QUARTER = { start: '2026-10-01', end: '2026-12-31' }

/** A workspace with objectives and key results in databases of its own making. */
async function twoDatabases(
  objectives: Record<string, object>,
  keyResults: (objectives: string) => Record<string, object>,
  notion: TestWorkspace = testWorkspace(),
  title = 'Objectives',
) {
  const above = await notion.table(title, { Objective: { title: {} }, ...objectives })
  const below = await notion.table('Key results', {
    'Key result': { title: {} },
    Target: { number: {} },
    Current: { number: {} },
    ...keyResults(above),
  })
  const read = () => notion.okrs({ objectives: [above], keyResults: [below] }).read()
  return { notion, above, below, read }
}

const toObjectives = (id: string) => ({
  Objective: { relation: { data_source_id: id, type: 'single_property', single_property: {} } },
})

async function cyclesTable(notion: TestWorkspace, columns: Record<string, object>) {
  const id = await notion.table('Cycles', { Name: { title: {} }, ...columns })
  const relation = { relation: { data_source_id: id, type: 'single_property', single_property: {} } }
  return { id, relation }
}

test('a cycle that is a relation is the title of the linked page, or its dates', async () => {
  const notion = testWorkspace()
  const cycles = await cyclesTable(notion, { Dates: { date: {} } })
  const named = notion.row(cycles.id, { Name: 'Q4 2026' })
  const dated = notion.row(cycles.id, { Name: 'Cycle 12', Dates: QUARTER })
  const { above, read } = await twoDatabases({ Cycle: cycles.relation }, toObjectives, notion)
  notion.row(above, { Objective: 'a', Cycle: [named] })
  notion.row(above, { Objective: 'b', Cycle: [dated] })
  notion.row(above, { Objective: 'c', Cycle: [named, dated] })
  notion.row(above, { Objective: 'd' })

  notion.count()
  const { objectives, findings } = await read()

  expect(notion.count()['POST data_sources query']).toBe(3)
  expect(objectives.map(({ title, cycle, period }) => [title, cycle, period]).sort()).toEqual([
    ['a', 'Q4 2026', null],
    ['b', 'Cycle 12', QUARTER],
    ['c', expect.stringMatching(/^(Q4 2026, Cycle 12|Cycle 12, Q4 2026)$/), null],
    ['d', null, null],
  ])
  expect(findings.filter(({ level }) => level === 'mend')).toEqual([])
})

test('a database of cycles with a first and a last day in two columns has a period too', async () => {
  const notion = testWorkspace()
  const cycles = await cyclesTable(notion, { End: { date: {} }, Start: { date: {} } })
  const page = notion.row(cycles.id, {
    Name: 'Winter',
    Start: '2026-10-01',
    End: '2026-12-31',
  })
  const { above, read } = await twoDatabases({ Cycle: cycles.relation }, toObjectives, notion)
  notion.row(above, { Objective: 'a', Cycle: [page] })

  expect((await read()).objectives[0]).toMatchObject({ cycle: 'Winter', period: QUARTER })
})

test('a cycle column may be a date, and Period a text', async () => {
  const { notion, above, read } = await twoDatabases(
    { Cycle: { date: {} }, Period: { rich_text: {} } },
    toObjectives,
  )
  notion.row(above, { Objective: 'a', Cycle: QUARTER })
  notion.row(above, { Objective: 'b', Period: '1 Oct – 31 Dec 2026' })

  const { objectives } = await read()

  expect(objectives.find(({ title }) => title === 'a')?.period).toEqual(QUARTER)
  expect(objectives.find(({ title }) => title === 'b')).toMatchObject({
    cycle: '1 Oct – 31 Dec 2026',
    period: null,
  })
})

test('T3 is the third of the year in a column of tertials, and the third quarter elsewhere', async () => {
  const { notion, above } = await twoDatabases(
    { Tertial: { rich_text: {} }, Cycle: { rich_text: {} } },
    toObjectives,
  )
  notion.row(above, { Objective: 'a', Tertial: 'T3 2026', Cycle: 'T3 2026' })
  const cycleBy = async (name: string) => {
    const properties = { 'objectives.cycle': name }
    return (await notion.okrs({ objectives: [above], properties }).read()).objectives[0]?.cycle ?? ''
  }

  expect(periodOfCycle(await cycleBy('Tertial'), 1)).toEqual({ start: '2026-09-01', end: '2026-12-31' })
  expect(periodOfCycle(await cycleBy('Cycle'), 1)).toEqual({ start: '2026-07-01', end: '2026-09-30' })
})

test('a key result names its own cycle where its row has a column for it', async () => {
  const { notion, above, below, read } = await twoDatabases({}, (id) => ({
    ...toObjectives(id),
    Quarter: { select: {} },
  }))
  const objective = notion.row(above, { Objective: 'a' })
  notion.row(below, { 'Key result': 'x', Objective: [objective], Quarter: 'Q3 2026' })

  expect((await read()).keyResults[0]).toMatchObject({
    objectives: [objective],
    cycle: 'Q3 2026',
    period: null,
  })
})

test('an objective named by a text is found by its title, whatever its case, signs and number', async () => {
  const { notion, above, below, read } = await twoDatabases({ Cycle: { select: {} } }, () => ({
    Objective: { rich_text: {} },
    Quarter: { rich_text: {} },
  }))
  const win = notion.row(above, { Objective: 'O1: Win the Market!', Cycle: 'Q4 2026' })
  const old = notion.row(above, { Objective: 'Stay up', Cycle: '2026-Q3' })
  const now = notion.row(above, { Objective: 'Stay up', Cycle: '2026-Q4' })
  notion.row(below, { 'Key result': 'a', Objective: ' win the market' })
  notion.row(below, { 'Key result': 'b', Objective: 'Stay up', Quarter: 'Q4/26' })
  notion.row(below, { 'Key result': 'c', Objective: 'Stay up' })
  notion.row(below, { 'Key result': 'd', Objective: 'Stay down' })
  notion.row(below, { 'Key result': 'e' })

  const { keyResults, databases } = await read()

  const placed = new Map(keyResults.map((row) => [row.title, row]))
  expect(placed.get('a')?.objectives).toEqual([win])
  expect(placed.get('b')?.objectives).toEqual([now])
  expect(placed.get('c')?.objectives.toSorted()).toEqual([old, now].toSorted())
  expect(placed.get('d')).toMatchObject({ objectives: [], objectiveTyped: 'Stay down' })
  expect(placed.get('e')?.objectiveTyped).toBeUndefined()
  expect(databases.flatMap(({ lost }) => lost)).toEqual([])
})

test('without a column for it the level is what the title of the database says', async () => {
  const notion = testWorkspace()
  const company = await notion.table('🏢 Company OKRs', { Objective: { title: {} } })
  const team = await notion.table('Objetivos de equipo', { Objective: { title: {} } })
  const plain = await notion.table('OKR archive', { Objective: { title: {} } })
  for (const id of [company, team, plain]) notion.row(id, { Objective: id })

  const { objectives } = await notion.okrs({ objectives: [company, team, plain] }).read()

  const levels = Object.fromEntries(objectives.map(({ title, level }) => [title, level]))
  expect(levels).toEqual({ [company]: 'company', [team]: 'team', [plain]: null })
})

test('cycles in a database that is not shared are not known, and not taken for the quarter of today', async () => {
  const notion = testWorkspace()
  const cycles = await cyclesTable(notion, {})
  const page = notion.row(cycles.id, { Name: 'Q3 2026' })
  const { above, read } = await twoDatabases({ Cycle: cycles.relation }, toObjectives, notion)
  const row = notion.row(above, { Objective: 'a', Cycle: [page] })
  const source = notion.state.dataSources.get(cycles.id)
  const database = notion.state.databases.get(source?.databaseId ?? '')
  if (!database) throw new Error('the table is not there')
  Object.assign(database, { parentPageId: '00000000-0000-4000-8000-000000000000' })

  const { objectives, findings, databases } = await read()

  expect(objectives[0]?.cycle).toBe('not known: Cycle links pages that Notion does not show')
  expect(databases[0]?.lost).toEqual([{ field: 'cycle', property: 'Cycle', rows: [row] }])
  expect(findings.find(({ code }) => code === 'cycle_not_shared')?.mend).toContain('Share the database')
})

test('a quarter takes its year from its own column or the day it is due, and two days are a period', async () => {
  const notion = testWorkspace()
  const id = await notion.table('Objectives', {
    Objective: { title: {} },
    Quarter: { select: {} },
    Year: { select: {} },
    'Start date': { date: {} },
    'Due date': { date: {} },
  })
  notion.row(id, { Objective: 'a', Quarter: 'Q4', Year: '2025', 'Due date': '2026-12-31' })
  notion.row(id, { Objective: 'b', Quarter: 'Q3', 'Due date': '2026-09-30' })
  notion.row(id, { Objective: 'c', 'Start date': '2026-09-01', 'Due date': '2026-12-18' })
  notion.row(id, { Objective: 'd', Quarter: 'Q2', 'Start date': '2026-09-01', 'Due date': '2026-12-18' })
  const { objectives } = await notion.okrs({ objectives: [id] }).read()

  const time = new Map(objectives.map(({ title, cycle, period }) => [title, { cycle, period }]))
  expect(time.get('a')).toEqual({ cycle: 'Q4 2025', period: null })
  expect(time.get('b')).toEqual({ cycle: 'Q3 2026', period: null })
  expect(time.get('c')).toEqual({ cycle: null, period: { start: '2026-09-01', end: '2026-12-18' } })
  // Of which year it is the day does not tell.
  expect(time.get('d')).toEqual({ cycle: 'Q2', period: null })
})
