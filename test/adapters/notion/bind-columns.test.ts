import { expect, test } from 'vitest'
import { consequence } from '#src/core/drift/consequence.ts'
import { testWorkspace, writeCurrent } from './notion-workspace.ts'

const base = { Name: { title: {} }, Target: { number: {} }, Current: { number: {} } }

async function keyResultsWith(columns: Record<string, object>, without: readonly string[] = []) {
  const notion = testWorkspace()
  const objectives = await notion.table('Goals', { Name: { title: {} } })
  const all: Record<string, object> = {
    ...base,
    Objective: { relation: { data_source_id: objectives, single_property: {} } },
    ...columns,
  }
  for (const name of without) delete all[name]
  const id = await notion.table('Our KRs', all)
  return { notion, id, okrs: notion.okrs({ keyResults: [id] }) }
}

const needed = (findings: readonly { level: string }[]) => findings.filter(({ level }) => level === 'mend')

test('columns are found by name in any case, and by other names that companies use', async () => {
  const { notion, id, okrs } = await keyResultsWith(
    {
      'TARGET VALUE': { number: {} },
      actual: { number: { format: 'percent' } },
      Notes: { rich_text: {} },
      'start value': { number: {} },
    },
    ['Target', 'Current'],
  )
  notion.row(id, { Name: 'Churn', 'TARGET VALUE': 0.05, actual: 0.08, Notes: 'slow', 'start value': 0.1 })

  const { keyResults, databases, findings } = await okrs.read()

  expect(databases[0]?.lost).toEqual([])
  expect(needed(findings)).toEqual([])
  expect(keyResults[0]).toMatchObject({
    baseline: 0.1,
    target: 0.05,
    current: 0.08,
    note: 'slow',
    currentFormat: 'percent',
  })
})

test('a renamed column is followed, though another takes its old name', async () => {
  const { notion, id, okrs } = await keyResultsWith({})
  const page = notion.row(id, { Name: 'Churn', Target: 5 })
  await writeCurrent(okrs, page, 1)
  await notion.call('PATCH', `data_sources/${id}`, { properties: { Target: { name: 'Our aim' } } })
  await notion.call('PATCH', `data_sources/${id}`, { properties: { Target: { number: {} } } })

  const { keyResults, databases } = await notion.okrs({ keyResults: [id] }).read()

  expect(databases[0]?.lost).toEqual([])
  expect(keyResults[0]?.target).toBe(5)
})

test('a column renamed to the name of another field stays what it was', async () => {
  const { notion, id, okrs } = await keyResultsWith({ Note: { rich_text: {} } })
  const page = notion.row(id, { Name: 'Churn', Note: 'slow' })
  await writeCurrent(okrs, page, 1)
  await notion.call('PATCH', `data_sources/${id}`, { properties: { Note: { name: 'Unit' } } })

  const { keyResults } = await okrs.read()

  expect(keyResults[0]).toMatchObject({ note: 'slow', unit: '' })
})

test('NOTION_PROPERTIES wins over names, and its longer form over the shorter', async () => {
  const { notion, id } = await keyResultsWith({ Aim: { number: {} }, Goalpost: { number: {} } })
  notion.row(id, { Name: 'Churn', Target: 1, Aim: 2, Goalpost: 3 })
  const read = async (properties: Record<string, string>) =>
    (await notion.okrs({ keyResults: [id], properties }).read()).keyResults[0]?.target

  expect(await read({ target: 'aim' })).toBe(2)
  expect(await read({ target: 'Aim', 'keyResults.target': 'Goalpost' })).toBe(3)
})

test('NOTION_PROPERTIES may name a property by its id', async () => {
  const { notion, id } = await keyResultsWith({ Aim: { number: {} } })
  notion.row(id, { Name: 'Churn', Target: 1, Aim: 2 })
  const schema = await notion.call('GET', `data_sources/${id}`)
  const aim = (schema['properties'] as Record<string, { id: string }>)['Aim']!.id

  const { keyResults } = await notion
    .okrs({ keyResults: [id], properties: { 'keyResults.target': aim } })
    .read()

  expect(keyResults[0]?.target).toBe(2)
})

test('a property that NOTION_PROPERTIES names and the database lacks is a finding, not a guess', async () => {
  const { notion, id } = await keyResultsWith({ Note: { rich_text: {} } })
  notion.row(id, { Name: 'Churn', Note: 'private' })

  const { keyResults, findings } = await notion
    .okrs({ keyResults: [id], properties: { 'keyResults.note': 'Kommentar' } })
    .read()

  expect(keyResults[0]?.note).toBe('')
  expect(needed(findings)).toMatchObject([
    {
      code: 'property_missing',
      property: 'Kommentar',
      message: expect.stringContaining('NOTION_PROPERTIES'),
    },
  ])
})

test('a path in NOTION_PROPERTIES that is no field is refused by name', async () => {
  const { notion, id } = await keyResultsWith({})
  const okrs = notion.okrs({ keyResults: [id], properties: { 'keyResults.targt': 'Target' } })

  await expect(okrs.read()).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/"keyResults\.targt".*keyResults\.target/),
  })
})

test.each(['Target', 'Current', 'Objective'])('without %s the key results cannot be scored', async (name) => {
  const { notion, id, okrs } = await keyResultsWith({}, [name])
  notion.row(id, { Name: 'Churn' })

  const { databases, findings } = await okrs.read()

  expect(databases[0]?.lost).toMatchObject([{ property: name }])
  expect(consequence('keyResults', databases[0]?.lost[0]?.field ?? '')).toContain('key results')
  expect(needed(findings)).toMatchObject([
    {
      code: 'property_missing',
      database: 'keyResults',
      property: name,
      mend: expect.stringContaining(`property called ${name}`),
    },
  ])
})

test.each([
  ['Target', { rich_text: {} }, 'Text', 'Number'],
  ['Current', { formula: { expression: '1' } }, 'Formula', 'Number'],
  ['Objective', { rich_text: {} }, 'Text', 'Relation'],
])('a %s of another type keeps the key results from being scored', async (name, config, found, wanted) => {
  const { notion, id, okrs } = await keyResultsWith({ [name]: config })
  notion.row(id, { Name: 'Churn' })

  const { databases, findings } = await okrs.read()

  expect(databases[0]?.lost).toMatchObject([{ property: name }])
  expect(consequence('keyResults', databases[0]?.lost[0]?.field ?? '')).toContain('key results')
  expect(needed(findings)).toMatchObject([
    {
      code: 'property_retyped',
      property: name,
      message: expect.stringContaining(`type ${found}`),
      mend: expect.stringContaining(`type of ${name} to ${wanted}`),
    },
  ])
})

test('an optional column of another type is a finding, and the database is written all the same', async () => {
  const { notion, id, okrs } = await keyResultsWith({ 'Owner confidence': { checkbox: {} } })
  notion.row(id, { Name: 'Churn', 'Owner confidence': true })

  const { databases, findings } = await okrs.read()

  expect(databases[0]?.lost).toMatchObject([{ field: 'ownerConfidence', property: 'Owner confidence' }])
  expect(consequence('keyResults', 'ownerConfidence')).toBeNull()
  expect(needed(findings)).toMatchObject([{ code: 'property_retyped', property: 'Owner confidence' }])
})

test('a column that holds several options is read where one is chosen', async () => {
  const { notion, id, okrs } = await keyResultsWith({ Type: { multi_select: {} } })
  notion.row(id, { Name: 'a', Type: ['Maintain'] })
  notion.row(id, { Name: 'b', Type: ['Maintain', 'Metric'] })

  const { keyResults } = await okrs.read()

  expect(keyResults.map(({ title, type }) => [title, type]).sort()).toEqual([
    ['a', 'maintain'],
    ['b', 'invalid'],
  ])
})

test('what NOTION_PROPERTIES gives to the service is not read as what people say', async () => {
  const { notion, id } = await keyResultsWith({ Notes: { rich_text: {} } })
  notion.row(id, { Name: 'Churn', Notes: 'Behind plan.' })

  const { keyResults } = await notion
    .okrs({ keyResults: [id], properties: { 'keyResults.why': 'Notes' } })
    .read()

  expect(keyResults[0]).toMatchObject({ note: '', shown: { why: 'Behind plan.' } })
})

test('an empty name in NOTION_PROPERTIES says that no column holds the field', async () => {
  const { notion, id } = await keyResultsWith({ Note: { rich_text: {} }, Score: { number: {} } })
  notion.row(id, { Name: 'Churn', Note: 'private' })

  const { keyResults, databases, findings } = await notion
    .okrs({ keyResults: [id], properties: { 'keyResults.note': '', 'keyResults.score': '' } })
    .read()

  expect(keyResults[0]?.note).toBe('')
  expect(databases[0]?.owned).not.toContain('score')
  expect(needed(findings)).toEqual([])
  expect(findings[0]?.message).not.toContain('Score')
})

test("a column of the service's is not read as people's", async () => {
  const { notion, id, okrs } = await keyResultsWith({
    Note: { rich_text: {}, description: 'Kept by okr-sync (why).' },
  })
  notion.row(id, { Name: 'Churn', Note: 'Behind plan.' })

  const { keyResults } = await okrs.read()

  expect(keyResults[0]).toMatchObject({ note: '', shown: { why: 'Behind plan.' } })
})

test('an address behind a word in Source is read with it', async () => {
  const { notion, id, okrs } = await keyResultsWith({ Source: { rich_text: {} } })
  const page = notion.row(id, { Name: 'Churn' })
  const url = 'https://linear.app/acme/project/checkout-1a2b3c4d5e6f'
  await notion.call('PATCH', `pages/${page}`, {
    properties: { Source: { rich_text: [{ text: { content: 'Checkout', link: { url } } }] } },
  })

  expect((await okrs.read()).keyResults[0]?.source).toBe(`Checkout ${url}`)
})
