import { expect, test } from 'vitest'
import type { InitResult } from '#src/adapters/notion/init-workspace.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'
import { type TestWorkspace, testWorkspace } from './notion-workspace.ts'

interface Property {
  id: string
  name: string
  type: string
  description: string | null
  number?: { format: string }
  select?: { options: { name: string }[] }
  multi_select?: { options: { name: string }[] }
  formula?: { expression: string }
  relation?: { data_source_id: string; dual_property?: { synced_property_name: string } }
}

async function propertiesOf(notion: TestWorkspace, dataSourceId: string): Promise<Record<string, Property>> {
  const schema = await notion.call('GET', `data_sources/${dataSourceId}`)
  return schema['properties'] as Record<string, Property>
}

const settingsOf = ({ settings }: InitResult) => ({
  objectives: [settings.NOTION_OBJECTIVES],
  keyResults: [settings.NOTION_KEY_RESULTS],
  initiatives: [settings.NOTION_INITIATIVES],
  decisions: [settings.NOTION_DECISIONS],
})

/** Design 5: what `init` creates, by Notion's type. S: the service's. */
const contract: Record<DatabaseKind, Record<string, string>> = {
  objectives: {
    title: 'Objective',
    select: 'Level, Team, Cycle, State',
    people: 'Owner',
    date: 'Period',
    relation: 'Supports, Supports key result, Supported by, Key results',
    number: 'Weight',
    multi_select: 'Accepted findings',
    S: 'Score, Status, Confidence, Summary, Synced',
  },
  keyResults: {
    title: 'Key result',
    relation: 'Objective, Decisions, Initiatives, Supported by',
    people: 'Owner',
    select: 'Type, Direction, Ambition, Curve, Measure, Override, State',
    number: 'Baseline, Target, Current, Floor, Weight, Owner confidence',
    rich_text: 'Unit, Milestones, Source, Recovery plan, Note',
    date: 'Last check-in, Override until, Acknowledged',
    multi_select: 'Accepted findings',
    formula: 'Expected, Gap, Days left',
    S: 'Score, Status, Risk, Forecast, Confidence, Why, Data as of',
  },
  initiatives: {
    title: 'Initiative',
    people: 'DRI, Waiting on',
    relation: 'Key results, Depends on, Blocks, Decisions',
    select: 'Status',
    date: 'Timeline, Needed by',
    rich_text: 'Impact, Investment, Blocker, Next step, Source',
    S: 'Progress, Health, Blocked since, Why',
  },
  decisions: {
    title: 'Decision',
    date: 'Raised, Date, Decide by, Review date',
    select: 'Status, Reversible',
    rich_text: 'Context, Options, Recommendation, Decided, Rationale, If no response, Outcome',
    people: 'Owner, Input from',
    relation: 'Key results, Initiatives, Supersedes, Superseded by',
    S: 'Flags, Cycle time, Followed, Proposed outcome, Prepared',
  },
}

test('init creates the four databases of the contract, and the second time finds them', async () => {
  const notion = testWorkspace()

  const first = await notion.init()
  const second = await notion.init()

  expect(first.created).toEqual(['Objectives', 'Key results', 'Initiatives', 'Decisions'])
  expect(first.found).toEqual([])
  expect(second).toEqual({ settings: first.settings, created: [], found: first.created })
})

test.each(Object.keys(contract) as DatabaseKind[])(
  'the columns of %s are those of the contract',
  async (kind) => {
    const notion = testWorkspace()
    const [id] = settingsOf(await notion.init())[kind]

    const properties = Object.values(await propertiesOf(notion, id!))

    const byType: Record<string, string[]> = {}
    for (const { name, type, description } of properties) {
      const group = description?.includes('Kept by okr-sync') ? 'S' : type
      byType[group] = [...(byType[group] ?? []), name].sort()
    }
    const wanted = Object.entries(contract[kind]).map(([type, names]) => [type, names.split(', ').sort()])
    expect(byType).toEqual(Object.fromEntries(wanted))
  },
)

test('shares are percent columns, and options are those that the rules know', async () => {
  const notion = testWorkspace()
  const { settings } = await notion.init()

  const keyResults = await propertiesOf(notion, settings.NOTION_KEY_RESULTS)
  const decisions = await propertiesOf(notion, settings.NOTION_DECISIONS)

  for (const name of ['Score', 'Forecast', 'Confidence']) {
    expect(keyResults[name]?.number?.format).toBe('percent')
  }
  expect(keyResults['Current']?.number?.format).toBe('number')
  const options = (property?: Property) =>
    (property?.select ?? property?.multi_select)?.options.map((option) => option.name)
  expect(options(keyResults['Status'])).toEqual([
    'Not started',
    'On track',
    'At risk',
    'Off track',
    'Complete',
    'Unknown',
  ])
  expect(options(keyResults['Measure'])).toEqual([
    'progress',
    'done',
    'open',
    'points',
    'deploy frequency',
    'lead time',
    'change failure rate',
    'time to restore',
    'time to first review',
    'PR cycle time',
    'PRs within review SLA (%)',
    'PRs linked to issues (%)',
    'CI duration',
    'CI duration p95',
    'velocity',
    'predictability (%)',
    'bugs per 100 points',
  ])
  expect(options(decisions['Flags'])).toEqual([
    'Decide soon',
    'Decision overdue',
    'Review due',
    'No owner',
    'No rationale',
    'Superseded but linked',
  ])
})

test("every column that init names is explained in at most 280 characters, the service's under the names that mails use", async () => {
  const notion = testWorkspace()
  const { settings } = await notion.init()

  for (const id of Object.values(settings)) {
    for (const { name, description, relation } of Object.values(await propertiesOf(notion, id))) {
      // The other side of a relation cannot be described as it is made.
      if (relation && description === null) continue
      expect(description, name).toBeTruthy()
      expect(description!.length, name).toBeLessThanOrEqual(280)
      const field = /Kept by okr-sync \((\w+)\)/.exec(description!)?.[1]
      if (field) expect(name).toBe(FIELD_LABEL[field as keyof typeof FIELD_LABEL])
    }
  }
})

test('each relation leads to its database and shows on the other side', async () => {
  const notion = testWorkspace()
  const { settings } = await notion.init()

  const keyResults = await propertiesOf(notion, settings.NOTION_KEY_RESULTS)
  const initiatives = await propertiesOf(notion, settings.NOTION_INITIATIVES)

  expect(keyResults['Objective']?.relation).toMatchObject({
    data_source_id: settings.NOTION_OBJECTIVES,
    dual_property: { synced_property_name: 'Key results' },
  })
  expect(keyResults['Decisions']?.relation?.data_source_id).toBe(settings.NOTION_DECISIONS)
  expect(initiatives['Depends on']?.relation).toMatchObject({
    data_source_id: settings.NOTION_INITIATIVES,
    dual_property: { synced_property_name: 'Blocks' },
  })
})

test('what init made is understood, the service owns its columns, and nothing is wrong with it', async () => {
  const notion = testWorkspace()
  const okrs = notion.okrs(settingsOf(await notion.init()))

  const { databases, findings } = await okrs.read()

  expect(findings).toEqual([])
  expect(databases.map(({ kind, lost, madeByInit, owned }) => ({ kind, lost, madeByInit, owned }))).toEqual([
    {
      kind: 'objectives',
      lost: [],
      madeByInit: true,
      owned: ['score', 'status', 'confidence', 'summary', 'synced'],
    },
    {
      kind: 'keyResults',
      lost: [],
      madeByInit: true,
      owned: ['score', 'status', 'risk', 'forecast', 'confidence', 'why', 'dataAsOf', 'current'],
    },
    {
      kind: 'initiatives',
      lost: [],
      madeByInit: true,
      owned: ['progress', 'health', 'blockedSince', 'why'],
    },
    {
      kind: 'decisions',
      lost: [],
      madeByInit: true,
      owned: ['flags', 'cycleTime', 'followed', 'proposedOutcome', 'prepared'],
    },
  ])
})

test('a decision log made before there were prepared decisions is told how to get their columns, and gets them', async () => {
  const notion = testWorkspace()
  const { settings } = await notion.init()
  const { NOTION_DECISIONS: id } = settings
  const of = { decisions: [id], objectives: [settings.NOTION_OBJECTIVES] }
  await notion.call('PATCH', `data_sources/${id}`, {
    properties: { Followed: null, 'Proposed outcome': null, Prepared: null },
  })

  const before = await notion.okrs(of).read()
  const { created } = await notion.init()
  const after = await notion.okrs(of).read()

  expect(before.findings).toMatchObject([
    {
      code: 'columns_lacking',
      level: 'info',
      database: 'decisions',
      message: expect.stringContaining('Followed, Proposed outcome, Prepared'),
      mend: expect.stringContaining('Run okr-sync init again'),
    },
  ])
  expect(created).toEqual(['Decisions: Followed', 'Decisions: Proposed outcome', 'Decisions: Prepared'])
  expect(after.findings).toEqual([])
})

test('only what is missing is made again', async () => {
  const notion = testWorkspace()
  const { settings } = await notion.init()
  const { NOTION_KEY_RESULTS: id } = settings
  await notion.call('PATCH', `data_sources/${id}`, {
    properties: { Gap: null, Risk: null, Note: null, Objective: null },
  })

  const again = await notion.init()

  expect(again.settings).toEqual(settings)
  expect([...again.created].sort()).toEqual([
    'Key results: Gap',
    'Key results: Note',
    'Key results: Objective',
    'Key results: Risk',
  ])
  const properties = await propertiesOf(notion, id)
  expect(properties['Risk']?.description).toContain('Kept by okr-sync (risk)')
})

test('what people renamed is not made a second time', async () => {
  const notion = testWorkspace()
  const first = await notion.init()
  const { NOTION_KEY_RESULTS: id } = first.settings
  await notion.call('PATCH', `data_sources/${id}`, {
    properties: {
      Target: { name: 'Goal for the quarter' },
      Status: { name: 'RAG' },
      Expected: { name: 'Plan' },
    },
  })
  for (const database of notion.state.databases.values()) {
    for (const run of database.title) Object.assign(run, { plain_text: `${run.plain_text} 2026` })
  }

  const again = await notion.init()

  expect(again.created).toEqual([])
  expect(again.settings).toEqual(first.settings)
})

test('a database of such a name that people made stops init before it changes anything', async () => {
  const notion = testWorkspace()
  await notion.table('Key results', { Name: { title: {} } })
  notion.count()

  await expect(notion.init()).rejects.toMatchObject({
    name: 'Failure',
    code: 'invalid',
    message: expect.stringContaining('"Key results" that okr-sync init did not make'),
  })

  expect(Object.keys(notion.count()).filter((request) => !request.startsWith('GET'))).toEqual([])
})

test.each([
  ['its id', (id: string) => id],
  ['its id without dashes', (id: string) => id.replaceAll('-', '')],
  ['its link', (id: string) => `https://www.notion.so/acme/OKRs-${id.replaceAll('-', '')}?pvs=4`],
  ['a link without a title', (id: string) => `https://www.notion.so/${id.replaceAll('-', '')}`],
  [
    'a link of the app',
    (id: string) => `https://app.notion.com/p/${id.replaceAll('-', '')}?source=copy_link`,
  ],
  ['a link of the app with dashes', (id: string) => `https://app.notion.com/p/${id}`],
  [
    'a link to a block in it',
    (id: string) => `https://www.notion.so/acme/OKRs-${id.replaceAll('-', '')}#${'2'.repeat(32)}`,
  ],
  [
    'a link over a database',
    (id: string) =>
      `https://www.notion.so/acme/Pages-${'3'.repeat(32)}?v=${'4'.repeat(32)}&p=${id.replaceAll('-', '')}&pm=s`,
  ],
  ['a link with a page_id', (id: string) => `https://www.notion.so/acme?page_id=${id.replaceAll('-', '')}`],
])('the page is found by %s', async (_case, reference) => {
  const notion = testWorkspace()

  const { created } = await notion.init({ page: reference(notion.root) })

  expect(created).toHaveLength(4)
})

test('a page that is not shared is named with what to do', async () => {
  const notion = testWorkspace()
  for (const connection of notion.state.connections.values()) connection.roots.clear()

  await expect(notion.init()).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringMatching(new RegExp(`${notion.root}.*••• > Connections`)),
  })
})

test('a connection that may only read is told which capability it lacks', async () => {
  const notion = testWorkspace()
  for (const connection of notion.state.connections.values()) connection.writes = false

  await expect(notion.init()).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('"Insert content"'),
  })
})

test('the other side of a relation gets its name, however Notion names it first', async () => {
  const notion = testWorkspace()

  const { settings } = await notion.init({
    fetch(url, init) {
      const body = String(init?.body ?? '').replace(/"synced_property_name":"[^"]*"/g, '')
      return fetch(url, init?.body ? { ...init, body } : init)
    },
  })

  const objectives = await propertiesOf(notion, settings.NOTION_OBJECTIVES)
  expect(Object.keys(objectives)).toEqual(expect.arrayContaining(['Key results', 'Supported by']))
  expect(Object.keys(objectives).filter((name) => name.startsWith('Related to'))).toEqual([])
})
