import { expect, test } from 'vitest'
import { rowsNotRead } from '#src/adapters/notion/discover/rows-not-read.ts'
import { addPage } from '#src/sandbox/notion/seed.ts'
import { edited, type TestWorkspace, testWorkspace } from '#test/adapters/notion/notion-workspace.ts'
import { relation } from '#test/corpus/columns.ts'
import { frenchPriorities } from '#test/corpus/french-priorities.ts'
import { at, layColumns, layPage, layPeople, layRows, layTable } from '#test/corpus/lay.ts'
import { unrelatedTables } from '#test/corpus/unrelated-tables.ts'
import {
  flatColumns,
  keyResultColumns,
  linkTo,
  lookAt,
  objectiveColumns,
  plainColumns,
  takenFor,
} from './an-audit.ts'

function rowsOf(workspace: TestWorkspace, okrs: string, names: readonly string[], cycle = '2026-Q4') {
  for (const [n, name] of names.entries()) {
    workspace.row(okrs, {
      'Key result': name,
      Objective: `Grow ${n % 3}`,
      Cycle: cycle,
      Target: 10 + n,
      Current: n,
    })
  }
}

const names = (count: number, word: string) => Array.from({ length: count }, (_, n) => `${word} ${n}`)

test('where there are no OKRs, what was found is named', async () => {
  const workspace = testWorkspace()
  await layTable(workspace, 'Contacts', plainColumns)
  await layTable(workspace, 'Press', plainColumns)

  const found = await lookAt(workspace, workspace.root)

  expect(takenFor(found)).toEqual({})
  expect(found.settings).toEqual({})
  expect(found.obstacles).toEqual([
    {
      message: 'No key results were found there. What was found: "Contacts", "Press".',
      mend: expect.stringContaining('Give the link of the database that holds your key results'),
    },
  ])
})

test('a page with no database on it is a failure that says what to give instead', async () => {
  const workspace = testWorkspace()

  await expect(lookAt(workspace, layPage(workspace, workspace.root, 'Notes'))).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringMatching(/^There is no database under the page .*okr-sync init makes them\.$/),
  })
})

test('what is not shared, a wrong token and a link without an id are told apart', async () => {
  const workspace = testWorkspace()
  const hidden = '0123456789abcdef0123456789abcdef'

  await expect(lookAt(workspace, linkTo(hidden))).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringMatching(/^Notion shows nothing under .*••• > Connections, add the connection/),
  })
  await expect(lookAt(workspace, workspace.root, { token: 'ntn_wrong' })).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringContaining('NOTION_TOKEN'),
  })
  await expect(lookAt(workspace, 'https://www.notion.so/our-okrs')).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('holds no id of a Notion page or database. Copy the link'),
  })
})

test('of many databases those are looked into whose titles and columns are those of OKRs', async () => {
  const workspace = testWorkspace()
  for (let n = 0; n < 40; n += 1) await layTable(workspace, `Contacts ${n}`, plainColumns)
  const okrs = await layTable(workspace, 'OKRs', flatColumns)
  rowsOf(workspace, okrs, ['Signups', 'Renewals'])
  // The one that was edited last is the one that search lists first.
  const source = workspace.state.dataSources.get(okrs)
  if (source) source.editedAt = '2020-01-01T00:00:00.000Z'

  const found = await lookAt(workspace, workspace.root)

  expect(takenFor(found)).toEqual({ OKRs: 'keyResults' })
  expect(found.snapshot.keyResults).toHaveLength(2)
  expect(found.requests).toBeLessThanOrEqual(20)
  expect(found.tables).toHaveLength(41)
  expect(found.obstacles).toMatchObject([
    { message: expect.stringMatching(/^41 databases were found, and the rows of 6 were looked at/) },
  ])
})

test('OKRs in words of their own are found among many others, and what they lead to', async () => {
  const workspace = testWorkspace()
  const others = unrelatedTables(layPeople(workspace, 'Zoe Other'))
  for (let n = 0; n < 30; n += 1) {
    const { name, columns, rows } = at(others, n)
    layRows(workspace, await layTable(workspace, `${name} ${n}`, columns), rows.slice(0, 4))
  }
  await frenchPriorities.lay(workspace)

  const found = await lookAt(workspace, workspace.root)

  expect(takenFor(found)).toMatchObject({ 'Priorités stratégiques': 'objectives', Indicateurs: 'keyResults' })
  expect(found.requests).toBeLessThanOrEqual(20)
})

test('two databases alike are read together and both are named; of two copies one is read', async () => {
  const workspace = testWorkspace()
  const one = await layTable(workspace, 'OKRs', flatColumns)
  const other = await layTable(workspace, 'OKRs 2', flatColumns)
  rowsOf(workspace, one, names(5, 'Signups'))
  rowsOf(workspace, other, names(4, 'Renewals'))

  const found = await lookAt(workspace, workspace.root)
  expect(found.snapshot.keyResults).toHaveLength(9)
  expect(found.obstacles).toMatchObject([
    {
      message: '2 databases look like key results and are read together: "OKRs" (5 rows), "OKRs 2" (4 rows).',
      mend: expect.stringContaining('leave its id out of NOTION_OKRS'),
    },
  ])

  const copy = await layTable(workspace, 'OKRs (copy)', flatColumns)
  rowsOf(workspace, copy, names(4, 'Signups'))
  const again = await lookAt(workspace, workspace.root)
  expect(again.snapshot.keyResults).toHaveLength(9)
  expect(again.settings['NOTION_OKRS']?.split(',')).not.toContain(copy)
  expect(again.obstacles).toContainEqual({
    message: '"OKRs (copy)" and "OKRs" hold mostly the same rows. Only "OKRs" (5 rows) is read.',
    mend: `If the other is the right one, put its id into NOTION_OKRS instead: ${copy}.`,
  })
})

test('a relation into a database that is not shared is told, and the rest is read', async () => {
  const workspace = testWorkspace()
  const objectives = await layTable(workspace, 'Goals', objectiveColumns)
  const keyResults = await layTable(workspace, 'Measured results', keyResultColumns(objectives))
  workspace.row(keyResults, { 'Key result': 'Signups', Baseline: 0, Target: 10, Current: 4 })
  const database = workspace.state.databases.get(
    workspace.state.dataSources.get(keyResults)?.databaseId ?? '',
  )
  for (const connection of workspace.state.connections.values()) {
    connection.roots.clear()
    connection.roots.add(database?.id ?? '')
  }

  const found = await lookAt(workspace, database?.id ?? '')

  expect(found.snapshot.keyResults).toMatchObject([{ title: 'Signups', target: 10 }])
  expect(found.obstacles.map(({ message }) => message)).toEqual([
    'Objective of "Measured results" leads to a database that the connection is not shown, so those links read as empty.',
  ])
})

test('of more rows than the budget reads those of the current cycle are read, and it is said', async () => {
  const workspace = testWorkspace()
  const okrs = await layTable(workspace, 'OKRs', flatColumns)
  for (let n = 0; n < 1_900; n += 1) {
    const cycle = n % 8 === 0 ? '2026-Q4' : '2026-Q3'
    const values = {
      'Key result': `Result ${n}`,
      Objective: `Grow ${n % 50}`,
      Cycle: cycle,
      Target: 10,
      Current: 4,
    }
    const createdAt = new Date(Date.parse('2026-01-01T00:00:00.000Z') + n * 60_000).toISOString()
    addPage(workspace.state, okrs, values, { createdAt, lastEdited: edited })
  }

  const found = await lookAt(workspace, workspace.root)

  expect(found.requests).toBeLessThanOrEqual(20)
  const current = found.snapshot.objectives.filter(({ cycle }) => cycle === '2026-Q4').map(({ id }) => id)
  const inCycle = found.snapshot.keyResults.filter(({ objectives }) => current.includes(objectives[0] ?? ''))
  expect(inCycle).toHaveLength(238)
  expect(found.tables).toMatchObject([{ isWhole: false }])
  expect(found.obstacles).toMatchObject([
    {
      message: expect.stringMatching(
        /^"OKRs" has more rows than one audit reads\. All rows of the current cycle were read/,
      ),
    },
  ])
})

test('that a sync reads the rest is promised of rows of one minute only up to the limit of a query', () => {
  const mendOf = (...minutes: readonly string[]) => {
    const rows = new Map(minutes.map((minute, n) => [`${n}`, { createdAt: `2026-11-20T${minute}:00.000Z` }]))
    return rowsNotRead('OKRs', { rows, isWhole: false, isFilteredWhole: true })[0]?.mend
  }

  expect(mendOf('08:00', '08:01')).toBe('Nothing to do: a sync reads every row.')
  expect(mendOf('08:00', '08:00')).toMatch(/more than 10,000 of them were created within one minute/)
})

test('objectives and key results in one table are told apart and both read', async () => {
  const workspace = testWorkspace()
  const okrs = await layTable(workspace, 'OKR tracker', {
    Name: { title: {} },
    Type: { select: { options: [{ name: 'Objective' }, { name: 'Key result' }] } },
    Target: { number: {} },
    Current: { number: {} },
  })
  await layColumns(workspace, okrs, { 'Parent item': relation(okrs, 'Sub-item') })
  const parent = workspace.row(okrs, { Name: 'Grow', Type: 'Objective' })
  for (const name of names(4, 'Signups')) {
    workspace.row(okrs, { Name: name, Type: 'Key result', 'Parent item': [parent], Target: 10, Current: 4 })
  }

  const { obstacles, snapshot } = await lookAt(workspace, workspace.root)

  expect(obstacles).toEqual([])
  expect(snapshot.objectives).toMatchObject([{ id: parent, title: 'Grow' }])
  expect(snapshot.keyResults.map(({ objectives }) => objectives)).toEqual(Array(4).fill([parent]))
})

test('of cells that Notion cuts off only so many are read to their end as there are requests', async () => {
  const workspace = testWorkspace()
  const objectives = await layTable(workspace, 'Goals', objectiveColumns)
  const keyResults = await layTable(workspace, 'Measured results', keyResultColumns(objectives))
  const goals = names(30, 'Grow').map((name) => workspace.row(objectives, { Objective: name }))
  for (const name of names(40, 'Signups')) {
    workspace.row(keyResults, { 'Key result': name, Objective: goals, Baseline: 0, Target: 10, Current: 4 })
  }

  const found = await lookAt(workspace, workspace.root)

  expect(found.requests).toBeLessThanOrEqual(20)
  const linked = found.snapshot.keyResults.map((row) => row.objectives.length)
  expect(new Set(linked)).toEqual(new Set([25, 30]))
  const cut = linked.filter((length) => length === 25).length
  expect(found.obstacles).toMatchObject([
    { message: expect.stringContaining(`Of ${cut} cells Notion shows only the first 25 links or people`) },
  ])
})
