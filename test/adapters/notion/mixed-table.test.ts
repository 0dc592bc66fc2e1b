import { expect, test } from 'vitest'
import { createNotionCheckup } from '#src/adapters/notion/check-notion.ts'
import { sync } from '#src/jobs/sync.ts'
import { editPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { date, number, relation, select, text, title } from '#test/corpus/columns.ts'
import { discover } from '#test/corpus/discover.ts'
import { layColumns, layRows, layTable } from '#test/corpus/lay.ts'
import { templateB } from '#test/corpus/template-b.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { memoryRows, noSettings, type TestWorkspace, testWorkspace } from './notion-workspace.ts'
import { serviceOn } from './service-on.ts'

const numbers = { Target: number, Current: number }

/** One table of both kinds with the service's columns for either, and what was laid into it. */
async function layMixed(
  notion: TestWorkspace,
  columns: Record<string, object>,
  rows: Record<string, Parameters<typeof layRows>[2][number]>,
): Promise<{
  table: string
  ids: Record<string, string>
  both: { objectives: string[]; keyResults: string[] }
}> {
  const table = await layTable(notion, 'OKRs', { Name: title, ...numbers, ...columns })
  await layColumns(notion, table, { 'Parent item': relation(table, 'Sub-item') })
  const ids: Record<string, string> = {}
  for (const [name, { above, ...cells }] of Object.entries(rows)) {
    const parent = above === undefined ? {} : { 'Parent item': [ids[String(above)] ?? ''] }
    ids[name] = layRows(notion, table, [{ Name: name, ...parent, ...cells }])[0] ?? ''
  }
  return { table, ids, both: { objectives: [table], keyResults: [table] } }
}

const titles = (rows: readonly { title: string }[]) => rows.map((row) => row.title).sort()

const shownIn = (notion: TestWorkspace, id: string | undefined) => showPage(notion.state, id ?? '')

test('rows of one table are told apart by what stands above and below them', async () => {
  const notion = testWorkspace()
  const { ids, both } = await layMixed(
    notion,
    {},
    {
      Company: {},
      Team: { above: 'Company' },
      'Team result': { above: 'Team', Target: 10, Current: 4 },
      'Company result': { above: 'Company' },
      'A result of nothing': { Target: 5 },
      'An idea': {},
    },
  )

  const { objectives, keyResults, findings } = await notion.okrs(both).read()

  expect(titles(objectives)).toEqual(['An idea', 'Company', 'Team'])
  expect(titles(keyResults)).toEqual(['A result of nothing', 'Company result', 'Team result'])
  const [team, result] = [
    objectives.find(({ id }) => id === ids['Team']),
    keyResults.find(({ id }) => id === ids['Team result']),
  ]
  expect(team).toMatchObject({ supports: [ids['Company']], level: 'team' })
  expect(result).toMatchObject({ objectives: [ids['Team']], target: 10, current: 4 })
  expect(findings.map(({ code }) => code)).toEqual(['columns_lacking', 'columns_lacking'])
})

test.each([
  ['Type', 'Objective', 'Key Result'],
  ['Typ', '🎯 Ziel', 'Schlüsselergebnis'],
  ['Genre', 'Objectif', 'Résultat clé'],
  ['Tipo', 'Objetivo', 'Resultado clave'],
])('a select tells them apart before anything else: %s, %s, %s', async (name, objective, result) => {
  const notion = testWorkspace()
  const { ids, both } = await layMixed(
    notion,
    { [name]: select(objective, result, 'Task') },
    {
      Goal: { [name]: objective },
      'First result': { [name]: result, above: 'Goal', Target: 10 },
      'Objective below': { [name]: objective, above: 'First result' },
      Chore: { [name]: 'Task', above: 'First result' },
      'Without a word': { above: 'Goal', Target: 3 },
    },
  )

  const { objectives, keyResults, findings } = await notion.okrs(both).read()

  expect(titles(objectives)).toEqual(['Goal', 'Objective below'])
  expect(titles(keyResults)).toEqual(['First result', 'Without a word'])
  expect(keyResults.map(({ type }) => type)).toEqual([null, null])
  expect(objectives.find(({ id }) => id === ids['Objective below'])).toMatchObject({
    supports: [],
    supportsKeyResults: [ids['First result']],
  })
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'rows_of_neither_kind',
      message: `One row is neither an objective nor a key result by ${name} (Task), so it is left out.`,
    }),
  )
})

const ours = { Score: number, Status: select(), Why: text, Summary: text, Synced: date }

test('each row is written by its kind, into columns that serve both or one of them', async () => {
  const notion = testWorkspace()
  const { table, ids } = await layMixed(
    notion,
    { Quarter: select('Q4 2026'), ...ours },
    {
      Goal: { Quarter: 'Q4 2026' },
      Result: { above: 'Goal', Target: 10, Current: 4 },
      'Another result': { above: 'Goal', Target: 10, Current: 9 },
    },
  )
  const deps = await serviceOn(
    { NOTION_OBJECTIVES: table, NOTION_KEY_RESULTS: table },
    createTestClock('2026-11-20T12:00:20.000Z'),
  )

  const first = await sync(deps)

  expect(first.counts).toMatchObject({ failed: 0, written: 3 })
  const filled = (id: string | undefined) =>
    Object.keys(ours).filter((name) => shownIn(notion, id)[name] !== null)
  expect(filled(ids['Goal'])).toEqual(['Score', 'Status', 'Summary', 'Synced'])
  expect(filled(ids['Result'])).toEqual(['Score', 'Status', 'Why'])
  expect(shownIn(notion, ids['Result'])).toMatchObject({ Score: 0.4 })
  expect(shownIn(notion, ids['Goal'])).toMatchObject({ Score: 0.65 })
  expect((await sync(deps)).writes).toEqual([])
})

test('a status that people type in rows of one kind is claimed in none', async () => {
  const notion = testWorkspace()
  const { table, ids } = await layMixed(
    notion,
    { Status: select('On track'), Why: text },
    {
      Goal: {},
      Result: { above: 'Goal', Target: 10, Current: 1, Status: 'On track' },
      Note: { above: 'Goal', Target: 10, Current: 1 },
    },
  )
  const deps = await serviceOn(
    { NOTION_OBJECTIVES: table, NOTION_KEY_RESULTS: table },
    createTestClock('2026-11-20T12:00:20.000Z'),
  )

  const { writes } = await sync(deps)

  expect(new Set(writes.flatMap(({ changes }) => changes.map(({ field }) => field)))).toEqual(
    new Set(['why']),
  )
  expect(shownIn(notion, ids['Goal'])).toMatchObject({ Status: null })
})

test('what stands above a row now is another kind of row, also to a read of what was edited', async () => {
  const notion = testWorkspace()
  const { ids, both } = await layMixed(
    notion,
    {},
    {
      Goal: {},
      Result: { above: 'Goal', Target: 10, Current: 4 },
      Other: { above: 'Goal', Target: 10, Current: 4 },
    },
  )
  const rows = memoryRows()
  const read = async () => {
    const { objectives, keyResults } = await notion.okrs(both, undefined, rows).read()
    return [titles(objectives), titles(keyResults)]
  }
  expect(await read()).toEqual([['Goal'], ['Other', 'Result']])
  notion.clock.at = '2026-11-20T09:00:00.000Z'
  editPage(
    notion.state,
    ids['Other'] ?? '',
    { 'Parent item': [ids['Result'] ?? ''] },
    { lastEdited: '2026-11-20T08:50:00.000Z' },
  )

  expect(await read()).toEqual([['Goal', 'Result'], ['Other']])
})

test('a table in which nothing tells objectives from key results is not read as both', async () => {
  const notion = testWorkspace()
  const table = await layTable(notion, 'Objectives', { Objective: title, Quarter: text })
  await layColumns(notion, table, { Supports: relation(table, 'Supported by') })

  await expect(notion.okrs({ objectives: [table], keyResults: [table] }).read()).rejects.toThrow(
    /NOTION_OBJECTIVES and NOTION_KEY_RESULTS both name the data source .*add a select with the options Objective and Key result/,
  )
  await expect(notion.okrs({ objectives: [table], initiatives: [table] }).read()).rejects.toThrow(
    /both name the data source .*Mend the one that is wrong/,
  )
})

test('a checkup finds nothing wrong with one table under both settings', async () => {
  const notion = testWorkspace()
  const { both } = await layMixed(
    notion,
    { Quarter: select('Q4 2026') },
    { Goal: {}, Result: { above: 'Goal', Target: 1 } },
  )
  const { clock, bindings } = notion
  const settings = { ...noSettings, ...both }

  const checks = await createNotionCheckup({
    settings,
    clock,
    log: silentLog,
    bindings,
    lastWrite: null,
  }).check()

  expect(checks.filter(({ state }) => state === 'failure')).toEqual([])
  expect(checks.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining(['OKRs: Supports', 'OKRs: Objective', 'OKRs: Target']),
  )
})

test('an audit names such a table in both settings, and a sync with them reads what the audit read', async () => {
  const notion = testWorkspace()
  const { link } = await templateB.lay(notion)
  const { settings, snapshot, obstacles } = await discover(notion, link)
  const ids = (setting: string) => settings[setting]?.split(',') ?? []

  expect(ids('NOTION_OBJECTIVES')).toEqual(ids('NOTION_KEY_RESULTS'))
  expect([snapshot.objectives.length, snapshot.keyResults.length]).toEqual([8, 20])
  expect(obstacles.filter(({ message }) => /one table|No objectives/.test(message))).toEqual([])
  const properties = JSON.parse(settings['NOTION_PROPERTIES'] ?? '{}')
  const both = { objectives: ids('NOTION_OBJECTIVES'), keyResults: ids('NOTION_KEY_RESULTS'), properties }
  expect(await notion.okrs(both).read()).toEqual(snapshot)
})

test('an audit says where a relation to itself may part two kinds and too little tells them apart', async () => {
  const notion = testWorkspace()
  const results = Object.fromEntries(
    [1, 2, 3].map((n) => [`Result ${n}`, { above: 'Goal', Target: 10, Current: n }]),
  )
  const { table } = await layMixed(notion, {}, { Goal: {}, ...results })

  const { tables, obstacles } = await discover(notion, table)

  expect(tables).toMatchObject([{ kind: 'keyResults' }])
  expect(tables[0]).not.toHaveProperty('holds')
  expect(obstacles).toContainEqual({
    message: expect.stringContaining('may hold objectives and key results in one table, with Parent item'),
    mend: expect.stringContaining('name the table in NOTION_OBJECTIVES as well as in NOTION_KEY_RESULTS'),
  })
})

test.each([
  ['Parent item', true],
  ['Belongs under', false],
])('a table without a select is found by its relation, called %s', async (name, byItself) => {
  const notion = testWorkspace()
  const table = await layTable(notion, 'OKRs', { Name: title, ...numbers, Quarter: select('Q4 2026') })
  await layColumns(notion, table, { [name]: relation(table, 'Below') })
  const goals = layRows(notion, table, [
    { Name: 'Goal', Quarter: 'Q4 2026' },
    { Name: 'Aim', Quarter: 'Q4 2026' },
  ])
  layRows(
    notion,
    table,
    [1, 2, 3, 4, 5, 6].map((n) => ({
      Name: `Result ${n}`,
      [name]: [goals[n % 2] ?? ''],
      Target: 10 * n,
      Current: n,
    })),
  )

  const { tables, settings, snapshot } = await discover(notion, table)

  expect(tables[0]).toMatchObject({ kind: 'keyResults', holds: 'both' })
  expect(titles(snapshot.objectives)).toEqual(['Aim', 'Goal'])
  expect(snapshot.keyResults.every(({ objectives }) => objectives.length === 1)).toBe(true)
  const properties = JSON.parse(settings['NOTION_PROPERTIES'] ?? '{}')
  expect('keyResults.objectives' in properties).toBe(!byItself)
  const both = { objectives: [table], keyResults: [table], properties }
  expect(await notion.okrs(both).read()).toEqual(snapshot)
})
