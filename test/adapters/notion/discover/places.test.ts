import { expect, test } from 'vitest'
import { type TestWorkspace, testWorkspace } from '#test/adapters/notion/notion-workspace.ts'
import { layBlock, layPage, layTable } from '#test/corpus/lay.ts'
import {
  flatColumns,
  keyResultColumns,
  linkTo,
  lookAt,
  objectiveColumns,
  plainColumns,
  takenFor,
} from './an-audit.ts'

const BOTH = { Goals: 'objectives', 'Measured results': 'keyResults' }

/** Objectives and key results, where they are said to stand. */
async function layOkrs(workspace: TestWorkspace, place: { page?: string; block?: string } = {}) {
  const objectives = await layTable(workspace, 'Goals', objectiveColumns, place)
  const keyResults = await layTable(workspace, 'Measured results', keyResultColumns(objectives), place)
  const objective = workspace.row(objectives, { Objective: 'Grow', Cycle: '2026-Q4' })
  workspace.row(keyResults, {
    'Key result': 'Signups',
    Objective: [objective],
    Baseline: 0,
    Target: 10,
    Current: 4,
  })
  return { objectives, keyResults, objective }
}

function databaseOf({ state }: TestWorkspace, dataSourceId: string): string {
  return state.dataSources.get(dataSourceId)?.databaseId ?? ''
}

/** Notion's search has not heard of anything yet. */
async function unsearched(workspace: TestWorkspace, link: string) {
  const { network } = await import('#test/support/network.ts')
  const { HttpResponse, http } = await import('msw')
  network.use(
    http.post('https://api.notion.test/v1/search', () => {
      return HttpResponse.json({ object: 'list', results: [], has_more: false, next_cursor: null })
    }),
  )
  return lookAt(workspace, link)
}

test('databases on a page are found, and read as a sync would', async () => {
  const workspace = testWorkspace()
  const { keyResults, objectives, objective } = await layOkrs(workspace)

  const found = await lookAt(workspace, linkTo(workspace.root))

  expect(takenFor(found)).toEqual(BOTH)
  expect(found.settings).toMatchObject({ NOTION_OBJECTIVES: objectives, NOTION_KEY_RESULTS: keyResults })
  expect(found.snapshot.objectives).toMatchObject([{ id: objective, title: 'Grow', cycle: '2026-Q4' }])
  expect(found.snapshot.keyResults).toMatchObject([
    { title: 'Signups', objectives: [objective], baseline: 0, target: 10, current: 4 },
  ])
  expect(found.tables[0]).toMatchObject({ rows: 1, isWhole: true })
  expect(found.tables[0]?.url).toMatch(/^https:/)
  expect(found.obstacles).toEqual([])
})

test('a database, its view, a data source, a row and an id alone lead there too', async () => {
  const workspace = testWorkspace()
  const { keyResults } = await layOkrs(workspace)
  const database = databaseOf(workspace, keyResults)
  const row = [...workspace.state.pages.values()].find(
    ({ parent }) => parent.type === 'data_source_id' && parent.id === keyResults,
  )

  for (const link of [
    database,
    linkTo(database),
    linkTo(database, '?v=0123456789abcdef0123456789abcdef'),
    linkTo(database, `?v=0123456789abcdef0123456789abcdef&p=${row?.id.replaceAll('-', '')}&pm=s`),
    keyResults,
    linkTo(row?.id ?? ''),
  ]) {
    // Objectives come with the relation that leads to them.
    expect(takenFor(await lookAt(workspace, link)), link).toEqual(BOTH)
    expect(takenFor(await unsearched(workspace, link)), `${link} that search does not know`).toEqual(BOTH)
  }
})

test('databases in columns, toggles and synced blocks are found, whether search knows them or not', async () => {
  for (const look of [lookAt, unsearched]) {
    const workspace = testWorkspace()
    const columns = layBlock(workspace, workspace.root, 'column_list')
    const column = layBlock(workspace, columns, 'column')
    const toggle = layBlock(workspace, column, 'toggle', 'Our OKRs')
    layBlock(workspace, workspace.root, 'paragraph', 'Hello')
    await layOkrs(workspace, { block: toggle })

    expect(takenFor(await look(workspace, workspace.root))).toEqual(BOTH)
  }
})

test('databases on pages below are found two levels deep', async () => {
  for (const look of [lookAt, unsearched]) {
    const workspace = testWorkspace()
    const year = layPage(workspace, workspace.root, '2026')
    const team = layPage(workspace, year, 'Team')
    await layTable(workspace, 'Contacts', plainColumns)
    await layOkrs(workspace, { page: team })

    const found = await look(workspace, workspace.root)
    expect(takenFor(found)).toEqual(BOTH)
    expect(found.requests).toBeLessThanOrEqual(20)
  }
})

test('a linked view leads to the database of its title, wherever that stands', async () => {
  const workspace = testWorkspace()
  const home = layPage(workspace, workspace.root, 'Home')
  const store = layPage(workspace, workspace.root, 'Databases')
  await layOkrs(workspace, { page: store })
  layBlock(workspace, home, 'linked_database', 'Measured results')

  expect(takenFor(await lookAt(workspace, home))).toEqual(BOTH)
})

test('a flat database is read with an objective for each text', async () => {
  const workspace = testWorkspace()
  const okrs = await layTable(workspace, 'OKRs', flatColumns)
  for (const [name, current] of [
    ['Signups', 4],
    ['Renewals', 7],
  ] as const) {
    workspace.row(okrs, {
      'Key result': name,
      Objective: 'Grow',
      Cycle: '2026-Q4',
      Target: 10,
      Current: current,
    })
  }

  const found = await lookAt(workspace, workspace.root)

  expect(found.tables).toMatchObject([{ kind: 'keyResults', flat: true }])
  expect(found.settings).toMatchObject({ NOTION_OKRS: okrs })
  expect(found.snapshot.objectives).toMatchObject([{ title: 'Grow', virtual: true }])
  expect(found.snapshot.keyResults).toHaveLength(2)
})
