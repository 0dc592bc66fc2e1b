import { expect, test } from 'vitest'
import { testWorkspace, writeCurrent } from './notion-workspace.ts'

const base = { Name: { title: {} }, Target: { number: {} }, Current: { number: {} } }

/** A leaders' own key results with one more column. */
async function leadersKeyResults(columns: Record<string, object>) {
  const notion = testWorkspace()
  const objectives = await notion.table('Goals', { Name: { title: {} } })
  const id = await notion.table('Our KRs', {
    ...base,
    Objective: { relation: { data_source_id: objectives, single_property: {} } },
    ...columns,
  })
  return { notion, id, okrs: notion.okrs({ keyResults: [id] }) }
}

test('a Status that people have filled is their word, and nobody else writes it', async () => {
  const { notion, id, okrs } = await leadersKeyResults({ Status: { select: {} } })
  notion.row(id, { Name: 'Churn', Status: 'Looking good' })
  notion.row(id, { Name: 'Revenue' })

  const { keyResults, databases } = await okrs.read()

  expect(databases[0]?.owned).toEqual(['current'])
  expect(
    keyResults
      .map(({ title, word, shown }) => ({ title, word, shown }))
      .sort((a, b) => (a.title < b.title ? -1 : 1)),
  ).toEqual([
    { title: 'Churn', word: 'Looking good', shown: { current: null } },
    { title: 'Revenue', word: null, shown: { current: null } },
  ])
})

test("an empty Status of the right type is the service's, and stays so once it is filled", async () => {
  const { notion, id, okrs } = await leadersKeyResults({ Status: { select: {} } })
  const page = notion.row(id, { Name: 'Churn' })

  const first = await okrs.read()
  await okrs.write({
    database: 'keyResults',
    pageId: page,
    title: 'Churn',
    changes: [{ field: 'status', before: null, after: 'at_risk' }],
  })
  const second = await notion.okrs({ keyResults: [id] }).read()

  expect(first.databases[0]?.owned).toContain('status')
  expect(second.databases[0]?.owned).toContain('status')
  expect(second.keyResults[0]).toMatchObject({ word: null, shown: { status: 'at_risk' } })
})

test('a database without rows has no column that was seen empty', async () => {
  const { okrs } = await leadersKeyResults({ Status: { select: {} } })

  expect((await okrs.read()).databases[0]?.owned).toEqual(['current'])
})

test('a column that people filled once is not claimed when they empty it', async () => {
  const { notion, id, okrs } = await leadersKeyResults({ Score: { number: {} }, Status: { select: {} } })
  const page = notion.row(id, { Name: 'Churn', Score: 0.4, Status: 'Fine' })
  await writeCurrent(okrs, page, 1)
  await notion.call('PATCH', `pages/${page}`, {
    properties: { Score: { number: null }, Status: { select: null } },
  })

  const { databases } = await okrs.read()

  expect(databases[0]?.owned).toEqual(['current'])
})

test('a column that is empty but of the wrong type is left alone', async () => {
  const { notion, id, okrs } = await leadersKeyResults({ Status: { checkbox: {} }, Why: { number: {} } })
  notion.row(id, { Name: 'Churn' })

  expect((await okrs.read()).databases[0]?.owned).toEqual(['current'])
})

test('beside a filled Status the service takes an empty Computed status', async () => {
  const { notion, id, okrs } = await leadersKeyResults({
    Status: { select: {} },
    'Computed status': { select: {} },
  })
  notion.row(id, { Name: 'Churn', Status: 'Meh' })

  const { keyResults, databases } = await okrs.read()

  expect(databases[0]?.owned).toContain('status')
  expect(keyResults[0]).toMatchObject({ word: 'Meh', shown: { status: null } })
})

test("a marked column is the service's though it is filled, renamed and unknown to the store", async () => {
  const { notion, id, okrs } = await leadersKeyResults({
    RAG: { select: {}, description: 'By the chance. Kept by okr-sync (status).' },
  })
  notion.row(id, { Name: 'Churn', RAG: 'Off track' })

  const { keyResults } = await okrs.read()

  expect(keyResults[0]).toMatchObject({ word: null, shown: { status: 'off_track' } })
})

test("a column that NOTION_PROPERTIES names is the service's though it is filled", async () => {
  const { notion, id } = await leadersKeyResults({ Ampel: { select: {} }, Score: { number: {} } })
  notion.row(id, { Name: 'Churn', Ampel: 'On track', Score: 0.3 })

  const { keyResults } = await notion
    .okrs({ keyResults: [id], properties: { 'keyResults.status': 'Ampel', score: 'score' } })
    .read()

  expect(keyResults[0]?.shown).toMatchObject({ status: 'on_track', score: 0.3 })
})

test("a column of the service's that someone retyped is not the leader's word", async () => {
  const { notion, id, okrs } = await leadersKeyResults({ Status: { select: {} } })
  const page = notion.row(id, { Name: 'Churn' })
  await okrs.write({
    database: 'keyResults',
    pageId: page,
    title: 'Churn',
    changes: [{ field: 'status', before: null, after: 'off_track' }],
  })
  await notion.call('PATCH', `data_sources/${id}`, { properties: { Status: { rich_text: {} } } })

  const { keyResults, findings } = await okrs.read()

  expect(keyResults[0]?.word).toBeNull()
  expect(findings).toContainEqual(expect.objectContaining({ code: 'property_retyped', property: 'Status' }))
})

test("a column that NOTION_PROPERTIES gives to the service in vain is a finding, and no other is taken for the leader's word", async () => {
  const { notion, id } = await leadersKeyResults({ RAG: { select: {} } })
  notion.row(id, { Name: 'Churn', RAG: 'Off track' })

  const { keyResults, databases, findings } = await notion
    .okrs({ keyResults: [id], properties: { 'keyResults.status': 'Ampel' } })
    .read()

  expect(databases[0]?.owned).toEqual(['current'])
  expect(keyResults[0]?.word).toBeNull()
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'property_missing',
      level: 'mend',
      property: 'Ampel',
      message: expect.stringContaining('names for Status'),
    }),
  )
})

test("a service's column of another type is a finding and is not written", async () => {
  const { notion, id, okrs } = await leadersKeyResults({
    Score: { rich_text: {}, description: 'Kept by okr-sync (score).' },
  })
  notion.row(id, { Name: 'Churn' })

  const { databases, findings } = await okrs.read()

  expect(databases[0]).toMatchObject({ lost: [], owned: ['current'] })
  expect(findings.find(({ code }) => code === 'property_retyped')).toMatchObject({
    property: 'Score',
    message: expect.stringContaining('type Text'),
    mend: expect.stringContaining('to Number'),
  })
})

test.each([
  [
    'the options that are needed',
    ['Not started', 'On track', 'At risk', 'Off track', 'Complete', 'Unknown'],
    true,
  ],
  ['other options', ['To do', 'Done'], false],
])('a column of the type Status with %s', async (_case, names, fits) => {
  const options = names.map((name) => ({ name }))
  const { notion, id } = await leadersKeyResults({ Ampel: { status: { options } } })
  notion.row(id, { Name: 'Churn' })

  const { databases, findings } = await notion
    .okrs({ keyResults: [id], properties: { 'keyResults.status': 'Ampel' } })
    .read()

  expect(databases[0]?.owned.includes('status')).toBe(fits)
  expect(findings.filter(({ code }) => code === 'option_missing')).toEqual(
    fits
      ? []
      : [expect.objectContaining({ property: 'Ampel', message: expect.stringContaining('Off track') })],
  )
})

test('an option of a Status that was deleted stops that column alone, by name, until it is back', async () => {
  const all = ['Not started', 'On track', 'At risk', 'Off track', 'Complete', 'Unknown']
  const { notion, id } = await leadersKeyResults({
    Ampel: { status: { options: all.map((name) => ({ name })) } },
  })
  notion.row(id, { Name: 'Churn' })
  const okrs = notion.okrs({ keyResults: [id], properties: { 'keyResults.status': 'Ampel' } })
  const offer = (names: readonly string[]) =>
    notion.call('PATCH', `data_sources/${id}`, {
      properties: { Ampel: { status: { options: names.map((name) => ({ name })) } } },
    })

  await offer(all.filter((name) => name !== 'At risk'))
  const lacking = await okrs.read({ whole: true })
  await offer(all)
  const mended = await okrs.read({ whole: true })

  expect(lacking.databases[0]?.owned).toEqual(['current'])
  expect(lacking.findings.find(({ code }) => code === 'option_missing')).toMatchObject({
    level: 'mend',
    property: 'Ampel',
    message:
      "Ampel is okr-sync's column of the type Status and lacks the option At risk, which cannot be added by writing, so it is not written.",
    mend: 'In Notion, add the option At risk to Ampel (Edit property), or change its type to Select.',
  })
  expect(mended.databases[0]?.owned).toContain('status')
})

test('columns that the service could write are listed once, with their types, as information', async () => {
  const { notion, id, okrs } = await leadersKeyResults({ Status: { select: {} }, Why: { rich_text: {} } })
  notion.row(id, { Name: 'Churn', Status: 'Fine' })

  const { findings } = await okrs.read()

  expect(findings).toEqual([
    {
      code: 'columns_lacking',
      level: 'info',
      database: 'keyResults',
      pageId: null,
      title: null,
      property: null,
      message:
        'okr-sync has no column of its own for Score, Status, Risk, Forecast, Confidence, Data as of and leaves them out.',
      mend: 'Run okr-sync init --adopt: it shows what it would add, asks, and changes nothing else. Or add empty properties yourself: Score (Number), Computed status (Select), Risk (Select), Forecast (Number), Confidence (Number), Data as of (Date); or name some in NOTION_PROPERTIES. Status and Why are enough.',
    },
  ])
})

test('Current is shown wherever it is a number, whoever filled it', async () => {
  const { notion, id, okrs } = await leadersKeyResults({})
  notion.row(id, { Name: 'Churn', Current: 7 })

  const { keyResults, databases } = await okrs.read()

  expect(databases[0]?.owned).toEqual(['current'])
  expect(keyResults[0]).toMatchObject({ current: 7, shown: { current: 7 }, currentFormat: 'number' })
})

test("a column of init's that someone deleted is left out, with the way to get it back", async () => {
  const notion = testWorkspace()
  const { settings } = await notion.init()
  const id = settings.NOTION_INITIATIVES
  notion.row(id, { Initiative: 'Checkout' })
  await notion.call('PATCH', `data_sources/${id}`, { properties: { Why: null } })

  const { databases, initiatives, findings } = await notion.okrs({ initiatives: [id] }).read()

  expect(databases[0]).toMatchObject({ madeByInit: true, owned: ['progress', 'health', 'blockedSince'] })
  expect(initiatives[0]?.shown).not.toHaveProperty('why')
  expect(findings).toMatchObject([
    { code: 'columns_lacking', level: 'info', mend: expect.stringContaining('init again') },
  ])
})
