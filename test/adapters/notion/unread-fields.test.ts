import { expect, test } from 'vitest'
import type { DatabaseKind, Finding, Snapshot } from '#src/core/model.ts'
import { sync } from '#src/jobs/sync.ts'
import { evaluateAt } from '#test/core/a-snapshot.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { type TestWorkspace, testWorkspace, writeCurrent } from './notion-workspace.ts'
import { serviceOn } from './service-on.ts'

const period = { start: '2026-10-01', end: '2026-12-31' }

/** A company's own objectives with their key results, and whatever else they hold. */
async function leadersCompany(objectiveColumns: Record<string, object>) {
  const notion = testWorkspace()
  const objectives = await notion.table('Objectives', { Objective: { title: {} }, ...objectiveColumns })
  const keyResults = await notion.table('Key results', {
    'Key result': { title: {} },
    Objective: { relation: { data_source_id: objectives, single_property: {} } },
    Target: { number: {} },
    Current: { number: {} },
  })
  const initiatives = await notion.table('Initiatives', { Initiative: { title: {} } })
  const decisions = await notion.table('Decisions', { Decision: { title: {} } })
  const okrs = notion.okrs({
    objectives: [objectives],
    keyResults: [keyResults],
    initiatives: [initiatives],
    decisions: [decisions],
  })
  return { notion, objectives, keyResults, initiatives, okrs }
}

/** What `init` made, with one row of each kind in which the service has written. */
async function companyMadeByInit() {
  const notion = testWorkspace()
  const { settings } = await notion.init()
  const ids = {
    objectives: settings.NOTION_OBJECTIVES,
    keyResults: settings.NOTION_KEY_RESULTS,
    initiatives: settings.NOTION_INITIATIVES,
    decisions: settings.NOTION_DECISIONS,
  }
  const configured = Object.fromEntries(Object.entries(ids).map(([kind, id]) => [kind, [id]]))
  const objective = notion.row(ids.objectives, { Objective: 'Grow', Cycle: '2026-Q4', State: 'Active' })
  const keyResult = notion.row(ids.keyResults, {
    'Key result': 'Uptime',
    Objective: [objective],
    Type: 'Maintain',
    Direction: 'At least',
    Ambition: 'Committed',
    Target: 99,
    Unit: 'days',
    State: 'Active',
    Note: 'stable',
  })
  notion.row(ids.initiatives, { Initiative: 'Checkout', 'Key results': [keyResult], Status: 'On track' })
  notion.row(ids.decisions, { Decision: 'Provider', Status: 'Decided', Rationale: 'Cheaper' })
  const okrs = notion.okrs(configured)
  await writeCurrent(okrs, keyResult, 99.5)
  const remove = (kind: keyof typeof ids, ...names: string[]) => change(notion, ids[kind], names, () => null)
  return { notion, ids, configured, okrs, remove }
}

async function change(notion: TestWorkspace, id: string, names: string[], to: (name: string) => unknown) {
  const properties = Object.fromEntries(names.map((name) => [name, to(name)]))
  await notion.call('PATCH', `data_sources/${id}`, { properties })
}

/** The kinds of which the status of some row is not written. */
function stopped(snapshot: Snapshot): DatabaseKind[] {
  const { withheld } = evaluateAt('2026-11-20T12:00:00.000Z', { snapshot })
  const left = new Map(withheld.map(({ pageId, fields }) => [pageId, fields]))
  const statuses = {
    objectives: 'status',
    keyResults: 'status',
    initiatives: 'health',
    decisions: 'flags',
  } as const
  return (Object.keys(statuses) as DatabaseKind[]).filter((kind) =>
    snapshot[kind].some(({ id }) => left.get(id)?.includes(statuses[kind])),
  )
}

const faults = (findings: readonly Finding[]) =>
  findings.filter(({ code, level }) => level === 'mend' && code.startsWith('property_'))

test('a cycle kept in a type that cannot hold it stops all that has to know what is over', async () => {
  const { notion, objectives, okrs } = await leadersCompany({})
  await change(notion, objectives, ['Cycle'], () => ({ url: {} }))
  notion.row(objectives, { Objective: 'Old', Cycle: 'https://example.com/2025-Q1' })

  const snapshot = await okrs.read()

  expect(stopped(snapshot)).toEqual(['objectives'])
  expect(faults(snapshot.findings)).toEqual([
    {
      code: 'property_retyped',
      level: 'mend',
      database: 'objectives',
      pageId: null,
      title: null,
      property: 'Cycle',
      message:
        'Cycle is of the type URL and cannot be read as Select, so what depends on it is left out: key results; objectives; initiatives; Flags, Followed and Proposed outcome of decisions, only where Period is empty.',
      mend: 'In Notion, change the type of Cycle to Select (Edit property > Type), fill Period in every row, or name another property in NOTION_PROPERTIES ("objectives.cycle": "" if none holds it).',
    },
  ])
})

test('a cycle that cannot be read is not taken for an empty one', async () => {
  const { notion, objectives, okrs } = await leadersCompany({ Quarter: { formula: { expression: '"Q1"' } } })
  notion.row(objectives, { Objective: 'Old' })

  const snapshot = await okrs.read()

  expect(stopped(snapshot)).toEqual(['objectives'])
  expect(snapshot.findings.filter(({ level }) => level === 'mend')).toMatchObject([
    { code: 'cell_not_computed', property: 'Quarter' },
  ])
  expect(snapshot.objectives[0]?.cycle).toBe('not known: Quarter holds what cannot be read')
})

test('a cycle that cannot be read stops nothing where every row has a period', async () => {
  const columns = { Cycle: { formula: { expression: '"Q1"' } }, Period: { date: {} } }
  const { notion, objectives, okrs } = await leadersCompany(columns)
  notion.row(objectives, { Objective: 'Grow', Period: period })

  const filled = await okrs.read()
  notion.row(objectives, { Objective: 'Stay up' })
  const lacking = await okrs.read()

  expect(stopped(filled)).toEqual([])
  expect(filled.objectives[0]?.period).toEqual(period)
  expect(stopped(lacking)).toEqual(['objectives'])
})

test('a column of a type that cannot be read stops nothing while it is empty in every row, or declined', async () => {
  const { notion, objectives, keyResults, okrs } = await leadersCompany({ Period: { url: {} } })
  notion.row(objectives, { Objective: 'Grow' })
  const empty = await okrs.read()
  notion.row(objectives, { Objective: 'Stay up', Period: 'https://example.com/autumn' })
  const declined = await notion
    .okrs({ objectives: [objectives], keyResults: [keyResults], properties: { 'objectives.period': '' } })
    .read()

  expect(stopped(empty)).toEqual([])
  expect(faults(empty.findings)).toMatchObject([{ code: 'property_retyped', property: 'Period' }])
  expect(stopped(await okrs.read())).toEqual(['objectives'])
  expect(stopped(declined)).toEqual([])
  expect(faults(declined.findings)).toEqual([])
})

test('a database that never had a cycle, a type or a state is understood', async () => {
  const { notion, objectives, keyResults, initiatives, okrs } = await leadersCompany({})
  const objective = notion.row(objectives, { Objective: 'Grow' })
  const keyResult = notion.row(keyResults, { 'Key result': 'Revenue', Objective: [objective], Target: 9 })
  notion.row(initiatives, { Initiative: 'Checkout' })
  await writeCurrent(okrs, keyResult, 3)

  const snapshot = await okrs.read()

  expect(stopped(snapshot)).toEqual([])
  expect(snapshot.objectives[0]?.cycle).toBeNull()
  expect(faults(snapshot.findings)).toEqual([])
})

test('so is a flat database of the six columns', async () => {
  const notion = testWorkspace()
  const id = await notion.table('OKRs', {
    'Key Result': { title: {} },
    Objective: { rich_text: {} },
    Target: { number: {} },
    Current: { number: {} },
    Owner: { rich_text: {} },
    Status: { select: {} },
  })
  const page = notion.row(id, { 'Key Result': 'Revenue', Objective: 'Grow', Target: 9 })
  const okrs = notion.okrs({ okrs: [id] })
  await writeCurrent(okrs, page, 3)

  expect(stopped(await okrs.read())).toEqual([])
})

test('a column that is deleted stops what depends on it, until it is back', async () => {
  const { notion, ids, okrs, remove } = await companyMadeByInit()
  const columns = [
    ['objectives', ['Cycle'], ['objectives', 'keyResults', 'initiatives']],
    ['objectives', ['State'], ['objectives', 'keyResults']],
    ['keyResults', ['Type', 'Direction'], ['objectives', 'keyResults']],
    ['keyResults', ['Unit'], []],
    ['initiatives', ['Status'], ['initiatives']],
    ['decisions', ['Rationale'], ['decisions']],
    // Its other side goes with it.
    ['initiatives', ['Key results'], ['initiatives']],
  ] as const
  for (const [kind, names, stops] of columns) {
    expect(stopped(await okrs.read())).toEqual([])
    const source = notion.state.dataSources.get(ids[kind])
    if (!source) throw new Error(`no data source of ${kind}`)
    const whole = source.properties
    const cells = [...notion.state.pages.values()].map((page) => [page, new Map(page.values)] as const)

    await remove(kind, ...names)
    const snapshot = await okrs.read()

    expect(stopped(snapshot)).toEqual(stops)
    expect(faults(snapshot.findings)).toEqual(
      names.map((name) => ({
        code: 'property_missing',
        level: 'mend',
        database: kind,
        pageId: null,
        title: null,
        property: name,
        message: expect.stringMatching(`^The property ${name} is gone, so what depends on it is left out: .`),
        mend: expect.stringMatching(
          new RegExp(`^Restore it, .*a property called ${name} .*NOTION_PROPERTIES \\("${kind}\\.\\w+": ""`),
        ),
      })),
    )
    source.properties = whole
    for (const [page, values] of cells) for (const [id, value] of values) page.values.set(id, value)
  }
})

test('where the cycle is gone no objective is taken for one of today', async () => {
  const { okrs, remove } = await companyMadeByInit()
  await remove('objectives', 'Cycle')

  expect((await okrs.read()).objectives[0]?.cycle).toBe('not known: Cycle is not there')
})

test('where the cycle is gone nobody is mailed about what was over long ago, and nothing of it is written', async () => {
  const clock = createTestClock('2026-11-20T12:00:20.000Z')
  const notion = testWorkspace({ now: () => new Date(clock.now()) })
  const { settings } = await notion.init()
  for (const cycle of ['2025-Q1', '2026-Q4']) {
    const objective = notion.row(settings.NOTION_OBJECTIVES, { Objective: `Grow in ${cycle}`, Cycle: cycle })
    const title = `Revenue of ${cycle}`
    const numbers = { Baseline: 0, Target: 100, Current: cycle === '2025-Q1' ? 5 : 95 }
    const links = { Objective: [objective] }
    const keyResult = notion.row(settings.NOTION_KEY_RESULTS, { 'Key result': title, ...links, ...numbers })
    notion.row(settings.NOTION_INITIATIVES, { Initiative: `Sales in ${cycle}`, 'Key results': [keyResult] })
  }
  const deps = await serviceOn(settings, clock)
  const first = await sync(deps)
  await change(notion, settings.NOTION_OBJECTIVES, ['Cycle'], () => null)

  const second = await sync(deps)

  expect(first.writes.map(({ title }) => title).sort()).toEqual([
    'Grow in 2026-Q4',
    'Revenue of 2026-Q4',
    'Sales in 2026-Q4',
  ])
  expect(second.writes).toEqual([])
  expect(second.messages).toEqual([])
  expect(second.keyResults.map(({ status }) => status)).toEqual(['unknown', 'unknown'])
})

test('the deletion of a column that no number rests on is a finding and stops no number', async () => {
  const { okrs, remove } = await companyMadeByInit()
  await remove('keyResults', 'Note')

  const snapshot = await okrs.read()

  expect(stopped(snapshot)).toEqual([])
  expect(faults(snapshot.findings)).toMatchObject([
    {
      code: 'property_missing',
      property: 'Note',
      message: expect.stringMatching(/what mail says of them\.$/),
    },
  ])
})

test('columns in which nobody ever wrote anything may be deleted', async () => {
  const { okrs, remove } = await companyMadeByInit()
  await remove('objectives', 'Period', 'Team', 'Weight')
  await remove('keyResults', 'Curve', 'Floor', 'Milestones', 'Override', 'Override until')

  const snapshot = await okrs.read()

  expect(stopped(snapshot)).toEqual([])
  expect(faults(snapshot.findings)).toEqual([])
})

test('a deleted column that is declined, or made again, stops nothing', async () => {
  const { notion, ids, configured, okrs, remove } = await companyMadeByInit()
  await remove('keyResults', 'Ambition')
  const properties = { 'keyResults.ambition': '' }
  const declined = await notion.okrs({ ...configured, properties }).read()
  await change(notion, ids.keyResults, ['Ambition'], () => ({ select: {} }))

  expect(stopped(declined)).toEqual([])
  expect(faults(declined.findings)).toEqual([])
  expect(stopped(await okrs.read())).toEqual([])
})

test('a deleted column is named as it was called last', async () => {
  const { notion, ids, okrs, remove } = await companyMadeByInit()
  await change(notion, ids.keyResults, ['Type'], () => ({ name: 'Kind of goal' }))
  const { keyResults } = await okrs.read()
  await writeCurrent(okrs, keyResults[0]!.id, 99.6)
  await remove('keyResults', 'Kind of goal')

  expect(keyResults[0]?.type).toBe('maintain')
  expect(faults((await okrs.read()).findings)).toMatchObject([
    { property: 'Kind of goal', message: expect.stringContaining('Kind of goal, which held Type, is gone') },
  ])
})

test('a column that NOTION_PROPERTIES names in vain stops what depends on it', async () => {
  const { notion, objectives, keyResults } = await leadersCompany({})
  const properties = { 'keyResults.type': 'Kind' }
  const objective = notion.row(objectives, { Objective: 'Grow' })
  notion.row(keyResults, { 'Key result': 'Revenue', Objective: [objective], Target: 9 })

  const snapshot = await notion
    .okrs({ objectives: [objectives], keyResults: [keyResults], properties })
    .read()

  expect(stopped(snapshot)).toEqual(['objectives', 'keyResults'])
  expect(faults(snapshot.findings)).toMatchObject([{ code: 'property_missing', property: 'Kind' }])
})
