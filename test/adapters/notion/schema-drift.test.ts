import { expect, test } from 'vitest'
import { sync } from '#src/jobs/sync.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { testWorkspace } from './notion-workspace.ts'
import { serviceOn } from './service-on.ts'

const URLS = {
  objectives: 'NOTION_OBJECTIVES',
  keyResults: 'NOTION_KEY_RESULTS',
  initiatives: 'NOTION_INITIATIVES',
  decisions: 'NOTION_DECISIONS',
} as const
type Kind = keyof typeof URLS

/** A company in which every kind of memory is at work, after its first run. */
async function runningCompany() {
  const clock = createTestClock('2026-11-20T12:00:20.000Z')
  const notion = testWorkspace({ now: () => new Date(clock.now()) })
  const { settings } = await notion.init()
  const add = (kind: Kind, values: Parameters<typeof notion.row>[1]) =>
    notion.row(settings[URLS[kind]], values)
  const objective = add('objectives', { Objective: 'Grow', Cycle: '2026-Q4' })
  const numbers = { Objective: [objective], Baseline: 0, Target: 100 }
  const late = add('keyResults', { 'Key result': 'Revenue', ...numbers, Current: 5, Weight: 2 })
  add('keyResults', { 'Key result': 'Trust', ...numbers, Current: 4, Override: 'On track' })
  add('keyResults', { 'Key result': 'Stores', ...numbers, Current: 0, State: 'Dropped' })
  add('initiatives', {
    Initiative: 'Checkout',
    'Key results': [late],
    Blocker: 'The bank',
    Status: 'On track',
  })
  add('decisions', { Decision: 'Provider', Status: 'Decided', Raised: '2026-11-02', Date: '2026-11-04' })
  const launch = { 'Key result': 'Launch', Type: 'Milestone', Milestones: '[x] design\n[ ] build' }
  add('keyResults', { ...launch, Objective: [add('objectives', { Objective: 'Build', Cycle: '2026-Q4' })] })
  const deps = await serviceOn({ ...settings, NOTION_REQUESTS_PER_MINUTE: '600' }, clock)
  await sync(deps)

  const schemaOf = (kind: Kind) => {
    const found = notion.state.dataSources.get(settings[URLS[kind]])
    if (!found) throw new Error(`no data source of ${kind}`)
    return found
  }
  return {
    deps,
    notion,
    schemaOf,
    patch: (kind: Kind, properties: object) =>
      notion.call('PATCH', `data_sources/${settings[URLS[kind]]}`, { properties }),
    /** As often as it takes until every schema was asked for. */
    async run() {
      const minuteLater = () => {
        clock.set(new Date(Date.parse(clock.now()) + 60_000).toISOString())
        return sync(deps)
      }
      return [await minuteLater(), await minuteLater()] as const
    },
    state: async () => ({
      history: await deps.history.read(),
      cells: JSON.stringify([...notion.state.pages.values()].map(({ values }) => [...values])),
    }),
  }
}

test('while a column is lacking it is told and nothing is mailed; mended, all is as if nothing had been', async () => {
  const { run, state, schemaOf } = await runningCompany()
  const before = await state()
  const columns = [
    ['keyResults', 'Override'],
    ['keyResults', 'Target'],
    ['objectives', 'Cycle'],
    ['initiatives', 'Blocker'],
    ['decisions', 'Date'],
  ] as const
  for (const [kind, name] of columns) {
    const schema = schemaOf(kind)
    const whole = schema.properties

    schema.properties = whole.filter((property) => property.name !== name)
    const lacking = await run()
    schema.properties = whole
    const mended = await run()

    expect(lacking[1].findings).toContainEqual(
      expect.objectContaining({ code: 'property_missing', level: 'mend', database: kind, property: name }),
    )
    expect([...lacking, ...mended].flatMap(({ writes }) => writes)).toEqual([])
    expect([...lacking, ...mended].flatMap(({ messages }) => messages)).toEqual([])
    expect(mended[1].findings.filter(({ code }) => code.startsWith('property_'))).toEqual([])
    expect(await state()).toEqual(before)
  }
})

test('a rename is followed and told in one run, though nothing is written', async () => {
  const { run, patch } = await runningCompany()
  await patch('keyResults', { Target: { name: 'Our aim' }, Score: { name: 'How far' } })

  const reports = [...(await run()), ...(await run())]

  expect(reports.flatMap(({ writes }) => writes)).toEqual([])
  const told = reports.flatMap(({ findings }) => findings.filter(({ code }) => code === 'property_renamed'))
  expect(told.toSorted((a, b) => (String(a.property) < String(b.property) ? 1 : -1))).toMatchObject([
    {
      level: 'info',
      property: 'Our aim',
      message: 'Target is called Our aim now; okr-sync goes by its id, so it is the same column to it.',
    },
    { level: 'info', property: 'How far' },
  ])
  expect(reports.at(-1)?.keyResults[0]).toMatchObject({ target: 100 })
})

test('a column that was deleted and is made again is read from then on, and that is said once', async () => {
  const { run, patch } = await runningCompany()
  await patch('keyResults', { Override: null })
  await patch('keyResults', { Override: { select: {} } })

  const reports = [...(await run()), ...(await run())]

  const told = reports.flatMap(({ findings }) => findings.filter(({ code }) => code.startsWith('property_')))
  expect(told).toMatchObject([
    {
      code: 'property_back',
      level: 'info',
      property: 'Override',
      message: 'Override was deleted, and Override is there in its place: Override is kept in it now.',
    },
  ])
})

test('a column of a type that nobody knows yet, and options of a new kind, are a finding and no fault', async () => {
  const { run, schemaOf } = await runningCompany()
  const schema = schemaOf('keyResults')
  const strange = { type: 'hologram', hologram: { depth: 3 } }
  schema.properties = schema.properties.map((property) =>
    property.name === 'Curve' || property.name === 'Override'
      ? { ...property, config: strange as unknown as typeof property.config }
      : property,
  )

  const [, report] = await run()

  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: 'property_retyped', property: 'Override' }),
  )
})

test('without Milestones the metrics go on, and what was written of the milestones stays', async () => {
  const { run, patch, state } = await runningCompany()
  const before = await state()
  await patch('keyResults', { Milestones: null })

  const [, report] = await run()

  const unknown = report.keyResults.filter(({ status }) => status === 'unknown')
  expect(unknown.map(({ title }) => title)).toEqual(['Launch'])
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      code: 'property_missing',
      property: 'Milestones',
      message: expect.stringContaining('only where Type is Milestone'),
    }),
  )
  expect(report.writes).toEqual([])
  expect(report.messages).toEqual([])
  expect((await state()).history.days).toEqual(before.history.days)
})

test('a column that is made again with another type under the same name holds nothing that is trusted', async () => {
  const { run, patch, state } = await runningCompany()
  const before = await state()
  await patch('keyResults', { Override: null })
  await patch('keyResults', { Override: { checkbox: {} } })

  const reports = [...(await run()), ...(await run())]

  expect(reports.flatMap(({ writes }) => writes)).toEqual([])
  expect(reports.flatMap(({ messages }) => messages)).toEqual([])
  expect(reports[1]?.findings).toContainEqual(
    expect.objectContaining({ code: 'property_retyped', property: 'Override' }),
  )
  const trust = reports[1]?.keyResults.find(({ title }) => title === 'Trust')
  expect(trust).toMatchObject({ status: 'unknown', overrule: null })
  expect((await state()).history).toEqual(before.history)
})

test('two columns that swap their names stay what they were', async () => {
  const { run, patch } = await runningCompany()
  await patch('keyResults', { Target: { name: 'Old' } })
  await patch('keyResults', { Baseline: { name: 'Target' }, Old: { name: 'Baseline' } })

  const [, report] = await run()

  expect(report.keyResults[0]).toMatchObject({ target: 100, baseline: 0 })
  expect(report.writes).toEqual([])
})
