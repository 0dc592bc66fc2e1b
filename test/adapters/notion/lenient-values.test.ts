import { expect, test } from 'vitest'
import type { Finding, KeyResult } from '#src/core/model.ts'
import { editPage } from '#src/sandbox/notion/seed.ts'
import { evaluateAt } from '#test/core/a-snapshot.ts'
import { memoryRows, testWorkspace } from './notion-workspace.ts'

/** A company's key results with columns of its own making. */
async function company(columns: Record<string, object>) {
  const notion = testWorkspace()
  const objectives = await notion.table('Objectives', { Objective: { title: {} }, Cycle: { select: {} } })
  const deals = await notion.table('Deals', {
    Deal: { title: {} },
    Sum: { number: {} },
    Won: { checkbox: {} },
    Seller: { people: {} },
    Closed: { date: {} },
  })
  const id = await notion.table('Key results', {
    'Key result': { title: {} },
    Objective: { relation: { data_source_id: objectives, single_property: {} } },
    Deals: { relation: { data_source_id: deals, single_property: {} } },
  })
  await notion.call('PATCH', `data_sources/${id}`, { properties: columns })
  const objective = notion.row(objectives, { Objective: 'Grow', Cycle: '2026-Q4' })
  const okrs = notion.okrs({ objectives: [objectives], keyResults: [id] }, undefined, memoryRows())
  return {
    notion,
    deals,
    id,
    add: (title: string, values: Parameters<typeof notion.row>[1]) =>
      notion.row(id, { 'Key result': title, Objective: [objective], ...values }),
    async read() {
      const snapshot = await okrs.read()
      const row = (title: string) => snapshot.keyResults.find((each) => each.title === title) as KeyResult
      return { snapshot, row }
    },
  }
}

const rollup = (property: string, kind: string) => ({
  rollup: { relation_property_name: 'Deals', rollup_property_name: property, function: kind },
})
const number = { number: {} }
const text = { rich_text: {} }

const said = (findings: readonly Finding[], code: string) => findings.filter((each) => each.code === code)

test('numbers typed as text are read with their unit, and how is told once for a column', async () => {
  const { add, read } = await company({ Baseline: text, Target: text, Current: text })
  add('Revenue', { Baseline: '€400k', Target: '€1.2m', Current: '€0.9m' })
  add('Latency', { Target: '<200ms', Current: '180ms' })
  add('Teams', { Current: '3/5' })
  add('Plain', { Baseline: '10', Target: '80', Current: '40' })

  const { snapshot, row } = await read()

  expect(row('Revenue')).toMatchObject({ baseline: 400_000, target: 1_200_000, current: 900_000, unit: '€' })
  expect(row('Latency')).toMatchObject({ target: 200, current: 180, unit: 'ms', direction: 'at_most' })
  expect(row('Teams')).toMatchObject({ target: 5, current: 3 })
  expect(row('Plain')).toMatchObject({ baseline: 10, target: 80, current: 40, unit: '', direction: null })
  expect(snapshot.databases.flatMap(({ lost }) => lost)).toEqual([])
  const told = said(snapshot.findings, 'number_read')
  expect(told.map(({ level, property }) => [level, property]).sort()).toEqual([
    ['info', 'Baseline'],
    ['info', 'Current'],
    ['info', 'Target'],
  ])
  expect(told.find(({ property }) => property === 'Target')).toMatchObject({
    message: expect.stringMatching(
      /^Target holds ".*", read as .*\. That is ".*"; it is the same with 1 more key results\.$/,
    ),
  })
})

test('without a Target column the 5 of 3/5 is the target, and a row that has none is not scored', async () => {
  const { add, read } = await company({ Current: text })
  add('Teams', { Current: '3/5' })
  add('Users', { Current: '300' })

  const { snapshot, row } = await read()

  expect(row('Teams')).toMatchObject({ target: 5, current: 3 })
  expect(snapshot.databases.flatMap(({ lost }) => lost)).toMatchObject([
    { field: 'target', rows: [row('Users').id] },
  ])
  expect(said(snapshot.findings, 'target_from_current')).toMatchObject([{ level: 'info', title: 'Teams' }])
})

test('a text that may be two numbers is told with both, and the row is neither red nor green', async () => {
  const { add, read } = await company({ Target: number, Current: text })
  add('Users', { Target: 2000, Current: '1.234' })

  const { snapshot, row } = await read()

  expect(row('Users').current).toBeNull()
  expect(said(snapshot.findings, 'number_ambiguous')).toMatchObject([
    { level: 'mend', property: 'Current', message: expect.stringContaining('which may be 1,234 or 1.234') },
  ])
  const { withheld } = evaluateAt('2026-12-20T12:00:00.000Z', { snapshot })
  expect(withheld.find(({ pageId }) => pageId === row('Users').id)?.fields).toContain('status')
})

test('the other texts of a column decide what one alone leaves open', async () => {
  const { add, read } = await company({ Target: number, Current: text })
  add('Users', { Target: 2000, Current: '1.234' })
  add('Share', { Target: 2, Current: '0,7' })

  const { row } = await read()

  expect(row('Users').current).toBe(1234)
  expect(row('Share').current).toBe(0.7)
})

test('a percentage in text, one that Notion shows and a plain number of one row agree', async () => {
  const { add, read } = await company({
    Baseline: { number: { format: 'percent' } },
    Target: number,
    Current: text,
  })
  add('Adoption', { Baseline: 0.4, Target: 90, Current: '72 %' })

  expect((await read()).row('Adoption')).toMatchObject({
    baseline: 40,
    target: 90,
    current: 72,
    unit: '%',
    currentFormat: 'number',
  })
})

test('options and a checkbox hold values too', async () => {
  const { add, read } = await company({ Target: { select: {} }, Current: { checkbox: {} } })
  add('Launch', { Current: true })
  add('Open', { Current: false })

  const { row } = await read()

  expect(row('Launch')).toMatchObject({ type: 'yes_no', current: 1, target: null })
  expect(row('Open')).toMatchObject({ type: 'yes_no', current: 0 })
})

test('rollups and formulas are read as what they come to', async () => {
  const { notion, deals, add, read } = await company({
    Target: { formula: { expression: '100 * 2' } },
    Current: rollup('Sum', 'sum'),
    Owner: rollup('Seller', 'show_original'),
    'Last check-in': rollup('Closed', 'latest_date'),
    Unit: { formula: { expression: '"EUR"' } },
  })
  const ada = [...notion.state.users.values()].find(({ kind }) => kind === 'person')?.id
  const seller = ada ? { Seller: [ada] } : {}
  const won = [40, 60].map((Sum, n) => notion.row(deals, { Sum, Closed: `2026-11-0${n + 1}`, ...seller }))
  add('Sales', { Deals: won, Target: 200, Unit: 'EUR' })

  const { snapshot, row } = await read()

  expect(row('Sales')).toMatchObject({ target: 200, current: 100, unit: 'EUR', lastCheckIn: '2026-11-02' })
  expect(row('Sales').owners.map(({ id }) => id)).toEqual(ada ? [ada] : [])
  expect(snapshot.databases.flatMap(({ lost }) => lost)).toEqual([])
  expect(snapshot.databases.find(({ kind }) => kind === 'keyResults')?.owned).not.toContain('current')
})

test('a rollup that shows one number is that number, and of several none', async () => {
  const { notion, deals, add, read } = await company({
    Target: number,
    Current: rollup('Sum', 'show_original'),
  })
  const [a, b] = [40, 60].map((Sum) => notion.row(deals, { Sum })) as [string, string]
  add('One', { Target: 100, Deals: [a] })
  add('Two', { Target: 100, Deals: [a, b] })

  const { snapshot, row } = await read()

  expect(row('One').current).toBe(40)
  expect(row('Two').current).toBeNull()
  expect(said(snapshot.findings, 'several_values')).toMatchObject([
    {
      property: 'Current',
      message: expect.stringContaining('(40, 60)'),
      mend: expect.stringContaining('Sum'),
    },
  ])
})

test('what Notion does not compute, or computes of nothing, is not known and never 0', async () => {
  const { notion, deals, add, read } = await company({
    Target: number,
    Current: rollup('Sum', 'sum'),
    Baseline: rollup('Sum', 'median'),
  })
  add('Sales', { Target: 100, Deals: [notion.row(deals, { Sum: 40 })] })
  add('Bare', { Target: 100 })
  add('Bare too', { Target: 100 })

  const { snapshot, row } = await read()

  expect(row('Sales')).toMatchObject({ baseline: null, current: 40 })
  expect(row('Bare').current).toBeNull()
  expect(said(snapshot.findings, 'cell_not_computed')).toMatchObject([
    { property: 'Baseline', message: expect.stringContaining('2 more key results') },
  ])
  expect(said(snapshot.findings, 'rolls_up_nothing')).toMatchObject([
    { property: 'Current', pageId: null, mend: expect.stringContaining('share the database') },
  ])
  const { withheld } = evaluateAt('2026-12-20T12:00:00.000Z', { snapshot })
  expect(withheld.map(({ pageId }) => pageId)).toContain(row('Bare').id)
})

test('a rollup over more rows than Notion looks at is read to its end', async () => {
  const { notion, deals, add, read } = await company({
    Target: number,
    Current: rollup('Sum', 'sum'),
    Baseline: rollup('Sum', 'show_original'),
  })
  add('Sales', { Target: 900, Deals: Array.from({ length: 130 }, () => notion.row(deals, { Sum: 5 })) })

  const { row } = await read()

  expect(row('Sales')).toMatchObject({ current: 650, baseline: 5 })
})

test('a formula over more rows than Notion looks at, or over none that it shows, is not known', async () => {
  const { notion, deals, add, read } = await company({
    Target: number,
    Current: { formula: { expression: 'prop("Deals").map(current.prop("Sum")).sum()' } },
  })
  const row = (title: string, many: number, Current: number) =>
    add(title, {
      Target: 100,
      Current,
      Deals: Array.from({ length: many }, () => notion.row(deals, { Sum: 2 })),
    })
  row('Whole', 25, 50)
  row('Long', 26, 50)
  row('Bare', 0, 0)

  const { snapshot, row: of } = await read()

  expect(of('Whole').current).toBe(50)
  expect([of('Long').current, of('Bare').current]).toEqual([null, null])
  expect(said(snapshot.findings, 'cell_not_computed')).toMatchObject([
    { title: 'Long', message: expect.stringContaining('a Formula over Deals, of which') },
  ])
  expect(said(snapshot.findings, 'rolls_up_nothing')).toMatchObject([{ title: 'Bare' }])
})

test('a column that is a rollup now is read on, and is not written', async () => {
  const { notion, deals, id, add, read } = await company({ Target: number, Current: number })
  const page = add('Sales', { Target: 100, Current: 30, Deals: [notion.row(deals, { Sum: 40 })] })
  await read()
  await notion.call('PATCH', `data_sources/${id}`, { properties: { Current: rollup('Sum', 'sum') } })

  const { snapshot, row } = await read()

  expect(row('Sales')).toMatchObject({ id: page, current: 40 })
  expect(snapshot.findings.filter(({ level }) => level === 'mend')).toEqual([])
})

test('what a rollup comes to is read anew within an hour, though nobody edits its row', async () => {
  const { notion, deals, add, read } = await company({ Target: number, Current: rollup('Sum', 'sum') })
  const deal = notion.row(deals, { Sum: 40 })
  add('Sales', { Target: 100, Deals: [deal] })
  const before = (await read()).row('Sales').current
  editPage(notion.state, deal, { Sum: 70 }, { lastEdited: '2026-11-20T08:01:00.000Z' })

  notion.clock.at = '2026-11-20T09:00:30.000Z'

  expect([before, (await read()).row('Sales').current]).toEqual([40, 70])
})

test('cells of every kind are the same after they were kept', async () => {
  const { add, read } = await company({
    Target: text,
    Current: { checkbox: {} },
    Baseline: rollup('Sum', 'median'),
  })
  add('Done', { Target: '1 of 1', Current: true })
  add('Open', { Current: false })

  const first = (await read()).snapshot

  expect((await read()).snapshot).toEqual(first)
  expect(first.databases.flatMap(({ lost }) => lost)).toMatchObject([{ field: 'baseline' }])
})

test("an initiative's status is read in other words, and the word that was typed is kept", async () => {
  const notion = testWorkspace()
  const id = await notion.table('Initiatives', { Initiative: { title: {} }, Status: { select: {} } })
  for (const Status of ['In progress', 'On track', 'Blockiert'])
    notion.row(id, { Initiative: Status, Status })

  const { initiatives } = await notion.okrs({ initiatives: [id] }).read()

  expect(initiatives.map(({ title, status, word }) => [title, status, word]).sort()).toEqual([
    ['Blockiert', 'blocked', 'Blockiert'],
    ['In progress', 'on_track', 'In progress'],
    ['On track', 'on_track', undefined],
  ])
})

test('progress alone is read as from 0 to 100 %, unless a column may hold the target', async () => {
  const read = async (more: Record<string, object>, values: object) => {
    const { notion, id, add } = await company({ 'Progress %': { number: {} }, ...more })
    add('Hires', { 'Progress %': 45, ...values })
    add('Talks', { 'Progress %': 80, ...values })
    const settings = { 'keyResults.current': 'Progress %' }
    const snapshot = await notion
      .okrs({ keyResults: [id], properties: settings }, undefined, memoryRows())
      .read()
    return { row: snapshot.keyResults.find(({ title }) => title === 'Hires'), findings: snapshot.findings }
  }

  const alone = await read({}, {})
  expect(alone.row).toMatchObject({ baseline: 0, target: 100, current: 45 })
  expect(alone.findings).toContainEqual(expect.objectContaining({ code: 'progress_as_share', level: 'info' }))
  const beside = await read({ Seats: { number: {} } }, { Seats: 12 })
  expect(beside.row).toMatchObject({ target: null, current: 45 })
})
