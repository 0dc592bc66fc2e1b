import { expect, test } from 'vitest'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { LaidWorkspace } from '#test/adapters/notion/laid-workspace.ts'
import { templateB } from '#test/corpus/template-b.ts'
import { anAdoption } from './an-adoption.ts'
import { added, peoples } from './peoples.ts'

const title = { title: {} }
const text = { rich_text: {} }
const number = { number: {} }
const options = (...names: string[]) => ({ select: { options: names.map((name) => ({ name })) } })

/** Two databases of two years: statuses typed by hand, a column for confidence of their own, a view of people's. */
async function lumen(notion: LaidWorkspace) {
  const objectives = await notion.table('Goals', {
    Goal: title,
    Cycle: options('2026-Q4'),
    Notes: text,
  })
  const keyResults = await notion.table('Key results 2026', {
    Name: title,
    Objective: { relation: { data_source_id: objectives, single_property: {} } },
    Baseline: number,
    Target: number,
    Current: number,
    Status: options('On track', 'AT RISK', 'Paused'),
    'computed STATUS': text,
    Confidence: number,
    Comment: text,
  })
  const goal = notion.row(objectives, { Goal: 'Grow', Cycle: '2026-Q4', Notes: 'ours' })
  const rows = [
    { Name: 'Churn', Objective: [goal], Baseline: 0, Target: 100, Current: 8, Status: 'On track' },
    { Name: 'Revenue', Objective: [goal], Baseline: 0, Target: 100, Current: 90, Status: 'AT RISK' },
    { Name: 'Hiring', Objective: [goal], Target: 10, Comment: 'later', 'computed STATUS': 'mine' },
  ].map((values) => notion.row(keyResults, values))
  return { settings: { NOTION_OBJECTIVES: objectives, NOTION_KEY_RESULTS: keyResults }, rows }
}

async function adoption(meanwhile: (notion: LaidWorkspace) => Promise<void> = async () => {}) {
  let rows: string[] = []
  const line = await anAdoption(async (notion) => {
    const laid = await lumen(notion)
    rows = laid.rows
    await meanwhile(notion)
    return laid.settings
  })
  return { ...line, rows }
}

const COLUMNS = {
  Goals: ['Score', 'Status', 'Confidence', 'Summary', 'Synced'],
  'Key results 2026': [
    'Score',
    'okr-sync status',
    'Risk',
    'Forecast',
    'Computed confidence',
    'Why',
    'Data as of',
  ],
}

test('adopted, synced and left again, a workspace has every byte of its people as it was', async () => {
  const { notion, run, changes, said, rows } = await adoption()
  const { state } = notion
  const before = peoples(state)

  expect(await run('init', '--adopt', '--yes')).toBe(0)
  expect(said.out).toContain('Added 12 columns.')
  expect(added(state)).toEqual(COLUMNS)
  expect(peoples(state)).toBe(before)
  expect(changes().map((change) => change.replace(/[^/]*$/, ''))).toEqual([
    'PATCH /v1/data_sources/',
    'PATCH /v1/data_sources/',
  ])

  expect(await run('init', '--adopt', '--yes')).toBe(0)
  expect(said.out).toContain('There is nothing to add.')
  expect(changes()).toEqual([])

  expect(await run('sync')).toBeLessThan(2)
  expect(showPage(state, rows[0] ?? '')).toMatchObject({ Status: 'On track', 'okr-sync status': 'Off track' })
  expect(peoples(state)).toBe(before)
  changes()

  expect(await run('init', '--remove', '--yes')).toBe(0)
  expect(said.out).toContain('  okr-sync status, filled in 3 rows\n')
  expect(said.out).toContain('Took 12 columns away.')
  expect(changes()).toHaveLength(2)
  expect(added(state)).toEqual({ Goals: [], 'Key results 2026': [] })
  expect(peoples(state)).toBe(before)

  expect(await run('init', '--remove', '--yes')).toBe(0)
  expect(said.out).toContain('There is no column that init --adopt added.')
  expect(changes()).toEqual([])
})

test('after a removal nothing is missed, and adopted again it is written as at first', async () => {
  const { notion, run, said, rows, changes } = await adoption()
  await run('init', '--adopt', '--yes')
  await run('sync')
  const first = rows.map((row) => showPage(notion.state, row))
  await run('init', '--remove', '--yes')
  changes()

  await run('sync', '--json')
  const { findings } = JSON.parse(said.out) as { findings: { code: string; mend: string }[] }
  expect(changes()).toEqual([])
  expect(findings.map(({ code }) => code)).not.toContain('property_missing')
  expect(findings.find(({ code }) => code === 'columns_lacking')?.mend).toContain('okr-sync init --adopt')

  await run('init', '--adopt', '--yes')
  await run('sync', '--json')
  expect(rows.map((row) => showPage(notion.state, row))).toEqual(first)
  // Columns that are made anew are empty, and nobody emptied them.
  expect(said.out).not.toContain('service_cell_changed')
})

test('what a formula or a rollup of theirs reads stays, with its name, until they have changed that', async () => {
  const { notion, run, said, settings } = await adoption()
  const { NOTION_OBJECTIVES: goals = '', NOTION_KEY_RESULTS: keyResults = '' } = settings
  const change = (id: string, properties: object) =>
    notion.call('PATCH', `data_sources/${id}`, { properties })
  await run('init', '--adopt', '--yes')
  await change(keyResults, {
    'Red?': { formula: { expression: 'prop( "okr-sync status" ) == "Off track"' } },
  })
  await change(goals, { KRs: { relation: { data_source_id: keyResults, single_property: {} } } })
  await change(goals, {
    Mean: {
      rollup: { relation_property_name: 'KRs', rollup_property_name: 'Score', function: 'average' },
    },
  })
  const before = peoples(notion.state)

  expect(await run('init', '--remove', '--yes')).toBe(0)

  expect(said.out).toContain('! Score is read by Mean of Goals, which would break without it, so it stays.')
  expect(said.out).toContain('! okr-sync status is read by Red? of Key results 2026')
  expect(added(notion.state)).toEqual({ Goals: [], 'Key results 2026': ['Score', 'okr-sync status'] })
  expect(peoples(notion.state)).toBe(before)
  await change(keyResults, { 'Red?': null })
  await change(goals, { Mean: null })
  await run('init', '--remove', '--yes')
  expect(added(notion.state)['Key results 2026']).toEqual([])
})

test("without a store a copied column is told from its original by its name, and a person's word in it stays", async () => {
  const { notion, run, said, settings, rows, loses } = await adoption()
  const id = settings['NOTION_KEY_RESULTS'] ?? ''
  await run('init', '--adopt', '--yes')
  await run('sync')
  const source = notion.state.dataSources.get(id)
  const { description } = source?.properties.find(({ name }) => name === 'okr-sync status') ?? {}
  const copy = (name: string) =>
    notion.call('PATCH', `data_sources/${id}`, {
      properties: { [name]: { ...options('Fine'), description } },
    })
  await copy('My own')
  source?.properties.unshift(...source.properties.splice(-1))
  await notion.call('PATCH', `pages/${rows[0]}`, { properties: { 'My own': { select: { name: 'Fine' } } } })
  await loses()

  await run('sync')
  expect(showPage(notion.state, rows[0] ?? '')).toMatchObject({
    'My own': 'Fine',
    'okr-sync status': 'Off track',
  })

  await notion.call('PATCH', `data_sources/${id}`, { properties: { 'okr-sync status': { name: 'RAG' } } })
  await loses()
  await run('sync', '--json')
  expect(showPage(notion.state, rows[0] ?? '')).toMatchObject({ 'My own': 'Fine' })
  expect(said.out).toContain('My own and RAG all say')
})

test('databases that a sync would not run on get no columns', async () => {
  const { run, said, changes } = await anAdoption(async (notion) => {
    const { NOTION_KEY_RESULTS } = (await lumen(notion)).settings
    return { NOTION_KEY_RESULTS }
  })

  expect(await run('init', '--adopt', '--yes')).toBe(2)

  expect(said.err).toContain('A sync needs NOTION_KEY_RESULTS and NOTION_OBJECTIVES')
  expect(changes()).toEqual([])
})

test('a filled column that the settings give to okr-sync is told before anything is written over; a word for two is refused', async () => {
  const { run, said, sets, changes } = await adoption()
  sets({ NOTION_PROPERTIES: '{"keyResults.status":"Status"}' })
  await run('init', '--adopt', '--dry-run')
  expect(said.out.replaceAll(/\s+/g, ' ')).toContain(
    'NOTION_PROPERTIES gives Status to okr-sync, and it is filled in 2 rows',
  )

  sets({ NOTION_PROPERTIES: '{"status":"Status"}' })
  for (const words of [['sync'], ['init', '--adopt', '--yes']]) {
    expect(await run(...words)).toBe(2)
    expect(said.err).toContain("people's column in one database and okr-sync's to write in another")
  }
  expect(changes()).toEqual([])
})

test('the plan says what is read, added and left, and why a name is another; nothing happens before a yes', async () => {
  const { notion, run, said, asked, answers, changes } = await adoption()
  const before = peoples(notion.state)

  expect(await run('init', '--adopt')).toBe(2)
  expect(said.err).toContain(
    'Nobody is there to be asked. okr-sync init --adopt --yes does it without asking.',
  )
  answers(false)
  expect(await run('init', '--adopt')).toBe(0)
  expect(said.err).toContain('Nothing was changed.')
  expect(await run('init', '--adopt', '--dry-run')).toBe(0)
  expect(asked).toEqual(['Add these 12 columns?', 'Add these 12 columns?'])
  expect(changes()).toEqual([])
  expect(peoples(notion.state)).toBe(before)
  expect(added(notion.state)).toEqual({ Goals: [], 'Key results 2026': [] })

  expect(said.out).toContain('Key results 2026: key results, 3 rows\n')
  expect(said.out).toMatch(/^ {2}Target {13}from Target \(Number\)$/m)
  expect(said.out).toMatch(/^ {2}Typed status {7}from Status \(Select\)$/m)
  expect(said.out).toContain('  okr-sync status (Select) since Status and Computed status are taken\n')
  expect(said.out).toMatch(/Stays as it is and is not read: .*computed STATUS/)
  expect(said.out).toContain('12 columns would be added to 2 databases.')

  answers(true)
  expect(await run('init', '--adopt')).toBe(0)
  expect(asked).toHaveLength(3)
  expect(added(notion.state)).toEqual(COLUMNS)
})

test.each([
  [['init', '--adopt', '--remove'], 'Choose --adopt or --remove.'],
  [['init', '--yes'], 'init takes --yes and --dry-run with --adopt or --remove only.'],
  [['init', '--adopt', '--json'], 'init --adopt --json asks nobody'],
  [['init', '--remove', 'somewhere'], 'does not take "somewhere"'],
])('%j is wrong use: exit 2, and nothing is asked of Notion', async (words, message) => {
  const { run, said, notion } = await adoption()

  expect(await run(...words)).toBe(2)

  expect(said.err).toContain(message)
  expect(notion.requests).toEqual([])
})

test('without databases in the settings the way to name them is told', async () => {
  const { run, said } = await anAdoption(async () => ({}))

  expect(await run('init', '--adopt', '--yes')).toBe(2)

  expect(said.err).toContain('needs your databases in the settings')
})

test('as JSON the plan and what was done are one document', async () => {
  const { run, said } = await adoption()

  expect(await run('init', '--adopt', '--yes', '--json')).toBe(0)

  const { databases, done } = JSON.parse(said.out)
  expect(databases[1].adds[1]).toEqual({
    field: 'status',
    fieldName: 'Status',
    name: 'okr-sync status',
    type: 'Select',
    because: 'Status and Computed status are taken',
  })
  expect(done.columns).toHaveLength(12)
  expect(done.failed).toEqual([])
})

test.each([
  ['carried out', true],
  ['not carried out', false],
])(
  'a change that ends in a 503 and was %s is settled by looking: each column is there once',
  async (_, isDone) => {
    const { notion, run, meddles, clock } = await adoption()
    let hits = 0
    meddles(async (request, own) => {
      if (request.method !== 'PATCH' || hits > 0) return own()
      hits += 1
      if (isDone) await own()
      return Response.json(
        { object: 'error', status: 503, code: 'service_unavailable', message: 'no', request_id: 'r' },
        { status: 503 },
      )
    })
    const before = peoples(notion.state)

    const code = run('init', '--adopt', '--yes')
    expect(await code).toBe(0)

    expect(added(notion.state)).toEqual(COLUMNS)
    expect(peoples(notion.state)).toBe(before)
    expect(clock.now() >= '2026-11-20T12:00:20.000Z').toBe(true)
  },
)

test('a connection that may only read is told what it lacks; allowed to write, it finishes', async () => {
  const { notion, run, said } = await adoption()
  const [connection] = notion.state.connections.values()
  if (connection) connection.writes = false

  expect(await run('init', '--adopt', '--yes')).toBe(3)
  expect(said.out).toContain('Nothing was added.')
  expect(said.out).toContain('"Update content"')

  if (connection) connection.writes = true
  expect(await run('init', '--adopt', '--yes')).toBe(0)
  expect(added(notion.state)).toEqual(COLUMNS)
})

test('a database that is locked, or full, is left alone with the next step, and the other is adopted', async () => {
  const { notion, run, said, settings, changes } = await adoption()
  const source = notion.state.dataSources.get(settings['NOTION_OBJECTIVES'] ?? '')
  const database = notion.state.databases.get(source?.databaseId ?? '')
  if (database) database.isLocked = true

  expect(await run('init', '--adopt', '--yes')).toBe(1)
  expect(said.out).toContain('! Goals is locked in Notion, so none of its columns is changed.\n')
  expect(changes()).toHaveLength(1)

  if (database) database.isLocked = false
  const many = Array.from({ length: 494 }, (_, n) => [`Column ${n}`, { checkbox: {} }])
  await notion.call('PATCH', `data_sources/${settings['NOTION_OBJECTIVES']}`, {
    properties: Object.fromEntries(many),
  })
  changes()
  expect(await run('init', '--adopt', '--yes')).toBe(1)
  expect(said.out).toContain('Goals has 497 properties and Notion takes 500')
  expect(changes()).toEqual([])
})

test('a name that somebody takes between the plan and the yes is not written over', async () => {
  const { notion, run, said, settings, meddles } = await adoption()
  const id = settings['NOTION_OBJECTIVES'] ?? ''
  let reads = 0
  meddles(async (request, own) => {
    if (request.method === 'GET' && request.url.endsWith(`/data_sources/${id}`)) {
      reads += 1
      // The fourth read of it is the one before the change.
      if (reads === 4) {
        await notion.call('PATCH', `data_sources/${id}`, { properties: { 'SUMMARY ': { checkbox: {} } } })
      }
    }
    return own()
  })

  expect(await run('init', '--adopt', '--yes')).toBe(3)

  expect(said.out).toContain('Somebody has added a property called Summary since the plan was made')
  expect(added(notion.state)).toEqual({ ...COLUMNS, Goals: [] })
  expect(await run('init', '--adopt', '--yes')).toBe(0)
  expect(added(notion.state)['Goals']).toContain('Computed summary')
})

test('a column that people made stays: one that settings name, one that was empty, one that is a copy', async () => {
  const { notion, run, said, settings } = await anAdoption(async (notion) => {
    const id = await notion.table('OKRs', {
      'Key Result': title,
      Objective: text,
      Target: number,
      Current: number,
      Why: text,
      Ampel: options(),
    })
    notion.row(id, { 'Key Result': 'Churn', Objective: 'Grow', Target: 10, Current: 1 })
    return { NOTION_OKRS: id, NOTION_PROPERTIES: '{"keyResults.status":"Ampel"}' }
  })
  const id = settings['NOTION_OKRS'] ?? ''
  await run('init', '--adopt', '--dry-run')
  expect(said.out).toContain('  Computed why (Text) since Why is taken\n')
  // Empty, and of the service's name and type: the first write makes it the service's.
  await run('sync')
  await run('init', '--adopt', '--yes')
  expect(said.out).toMatch(/^ {2}Status {13}in Ampel \(Select\)$/m)
  expect(said.out).toMatch(/^ {2}Why {16}in Why \(Text\)$/m)
  expect(added(notion.state)['OKRs']).toEqual(['Score', 'Risk', 'Forecast', 'Confidence', 'Data as of'])
  await run('sync')
  const risk = notion.state.dataSources.get(id)?.properties.find(({ name }) => name === 'Risk')
  await notion.call('PATCH', `data_sources/${id}`, {
    properties: { 'Risk (1)': { ...options(), description: risk?.description } },
  })

  expect(await run('init', '--remove', '--yes')).toBe(0)

  expect(said.out).toContain('! Risk (1) says that okr-sync added it, and so does Risk')
  const names = notion.state.dataSources.get(id)?.properties.map(({ name }) => name)
  expect(names).toEqual(['Key Result', 'Objective', 'Target', 'Current', 'Why', 'Ampel', 'Risk (1)'])
})

test('an added column that somebody has made another type of is in use, and stays', async () => {
  const { notion, run, said, settings } = await adoption()
  await run('init', '--adopt', '--yes')
  await notion.call('PATCH', `data_sources/${settings['NOTION_OBJECTIVES']}`, {
    properties: { Summary: { select: {} }, Score: { name: 'How far' } },
  })

  expect(await run('init', '--remove', '--yes')).toBe(0)

  expect(said.out).toContain(
    '! Summary was added for Summary and somebody has made it Select, so it stays.\n',
  )
  expect(said.out).toContain('  How far, filled in 0 rows\n')
  expect(added(notion.state)).toEqual({ Goals: ['Summary'], 'Key results 2026': [] })
})

test('one database under two settings is a fault of the settings: exit 2, nothing is added', async () => {
  const { run, said, changes } = await anAdoption(async (notion) => {
    const { settings } = await lumen(notion)
    return { ...settings, NOTION_INITIATIVES: settings.NOTION_KEY_RESULTS }
  })

  expect(await run('init', '--adopt', '--yes')).toBe(2)

  expect(said.err).toContain('NOTION_KEY_RESULTS and NOTION_INITIATIVES both name the data source')
  expect(changes()).toEqual([])
})

test('databases that init made are left to init', async () => {
  const { notion, run, said, changes, sets } = await anAdoption(async () => ({}))
  await run('init', notion.root, '--json')
  const { settings } = JSON.parse(said.out)
  sets(settings)
  await notion.call('PATCH', `data_sources/${settings.NOTION_KEY_RESULTS}`, { properties: { Risk: null } })
  notion.row(settings.NOTION_KEY_RESULTS, { 'Key result': 'Churn' })
  notion.requests.splice(0)

  expect(await run('init', '--adopt', '--yes')).toBe(0)
  expect(said.out).toContain('okr-sync init made it and adds what is missing.')
  expect(await run('init', '--remove', '--yes')).toBe(0)
  expect(said.out).toContain('There is no column that init --adopt added.')
  expect(changes()).toEqual([])
})

test('a database that is not shared is told, and the others are adopted', async () => {
  const { run, said, notion } = await anAdoption(async (notion) => {
    const { settings } = await lumen(notion)
    return { ...settings, NOTION_DECISIONS: '0'.repeat(32) }
  })

  expect(await run('init', '--adopt', '--yes')).toBe(3)

  expect(said.out).toMatch(/! Could not be looked at: Notion shows no database 0{32} from\s+NOTION_DECISIONS/)
  expect(added(notion.state)).toEqual(COLUMNS)
})

/** A German company that nobody has told us of. */
async function werk(notion: LaidWorkspace) {
  const goals = await notion.table('Ziele', { Ziel: title, Quartal: options('Q4 2026'), Notizen: text })
  const keyResults = await notion.table('Ergebnisse', {
    Schlüsselergebnis: title,
    Ziel: { relation: { data_source_id: goals, single_property: {} } },
    Startwert: number,
    Zielwert: number,
    'Aktueller Wert': number,
    Ampel: options('grün', 'rot'),
  })
  const goal = notion.row(goals, { Ziel: 'Wachsen', Quartal: 'Q4 2026' })
  for (const [name, value] of [
    ['Abwanderung', 8],
    ['Umsatz', 90],
    ['Kunden', 40],
  ] as const) {
    notion.row(keyResults, {
      Schlüsselergebnis: name,
      Ziel: [goal],
      Startwert: 0,
      Zielwert: 100,
      'Aktueller Wert': value,
      Ampel: 'grün',
    })
  }
  return {}
}

test('from a link the plan says what is guessed, how surely and why, with the settings to paste, and adopts on a yes', async () => {
  const { notion, run, said, answers, changes } = await anAdoption(werk)
  const before = peoples(notion.state)

  expect(await run('init', '--adopt', notion.root, '--dry-run')).toBe(0)
  expect(changes()).toEqual([])
  expect(said.out).toMatch(/^NOTION_KEY_RESULTS=[0-9a-f-]{36}$/m)
  expect(said.out).toMatch(/^ {2}Target {13}from Zielwert \(Number\) \((high|medium): .+\)$/m)

  answers(true)
  expect(await run('init', '--adopt', notion.root)).toBe(0)
  expect(added(notion.state)).toEqual({
    Ziele: ['Score', 'Status', 'Confidence', 'Summary', 'Synced'],
    Ergebnisse: ['Score', 'Status', 'Risk', 'Forecast', 'Confidence', 'Why', 'Data as of'],
  })
  expect(peoples(notion.state)).toBe(before)
})

test('--yes does not go by a guess that is not sure', async () => {
  const { notion, run, said, changes } = await anAdoption(async (notion) => {
    await lumen(notion)
    const id = await notion.table('Goals of the board', { Name: title, Target: number, Current: number })
    notion.row(id, { Name: 'Margin', Target: 10, Current: 4 })
    return {}
  })

  expect(await run('init', '--adopt', notion.root, '--yes')).toBe(2)

  expect(said.err).toContain('so --yes does not go by the guess')
  expect(changes()).toEqual([])
})

test('a page without OKRs is told, with the next step, and nothing is added', async () => {
  const { notion, run, said, changes } = await anAdoption(async (notion) => {
    const id = await notion.table('Recipes', { Dish: title, Stars: number })
    notion.row(id, { Dish: 'Soup', Stars: 4 })
    return {}
  })

  expect(await run('init', '--adopt', notion.root, '--yes')).toBe(1)

  expect(said.out).toContain('! ')
  expect(changes()).toEqual([])
})

test('a table of objectives and key results gets each column once, and gives them all back', async () => {
  const { notion, run, said, sets, changes } = await anAdoption(async (notion) => {
    await templateB.lay(notion)
    return {}
  })
  const before = peoples(notion.state)
  const table = [...notion.state.dataSources.keys()][0] ?? ''
  sets({ NOTION_OBJECTIVES: table, NOTION_KEY_RESULTS: table })

  expect(await run('init', '--adopt', '--dry-run')).toBe(0)
  expect(said.out).toContain('OKR tracker: objectives, 28 rows')
  expect(said.out).toContain('OKR tracker: key results, 28 rows')
  expect(said.out).toContain('9 columns would be added to 1 database.')
  expect(said.out.match(/is not read: .*/g)).toEqual(
    Array(2).fill('is not read: Updated on, Sub-items, Progress.'),
  )
  expect(await run('init', '--adopt', '--yes')).toBe(0)
  expect(added(notion.state)).toEqual({
    'OKR tracker': [
      'Score',
      'Computed status',
      'Confidence',
      'Summary',
      'Synced',
      'Risk',
      'Forecast',
      'Why',
      'Data as of',
    ],
  })
  changes()
  expect(await run('init', '--adopt', '--yes')).toBe(0)
  expect(changes()).toEqual([])

  expect(await run('sync', '--json')).toBeLessThan(2)
  const { counts, objectives, keyResults } = JSON.parse(said.out) as Record<string, never[]>
  expect([objectives?.length, keyResults?.length]).toEqual([8, 20])
  expect(counts).toMatchObject({ failed: 0 })
  expect(changes().length).toBeGreaterThan(10)
  expect(peoples(notion.state)).toBe(before)

  expect(await run('init', '--remove', '--yes')).toBe(0)
  expect(said.out).toContain('Took 9 columns away.')
  expect(added(notion.state)).toEqual({ 'OKR tracker': [] })
  expect(peoples(notion.state)).toBe(before)
})
