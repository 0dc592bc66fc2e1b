import { expect, test } from 'vitest'
import { consequence } from '#src/core/drift/consequence.ts'
import { editPage } from '#src/sandbox/notion/seed.ts'
import { edited, testWorkspace, writeCurrent } from './notion-workspace.ts'

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

test('a name in another language is known, with or without its accents and signs, unless two columns bear it', async () => {
  const { notion, id, okrs } = await keyResultsWith(
    {
      '🎯 Zielwert': { number: {} },
      'Valeur actuelle': { number: {} },
      'línea base': { number: {} },
      '📝 Comentarios': { rich_text: {} },
      'Comentarios!': { rich_text: {} },
    },
    ['Target', 'Current'],
  )
  notion.row(id, {
    Name: 'Churn',
    '🎯 Zielwert': 5,
    'Valeur actuelle': 8,
    'línea base': 10,
    'Comentarios!': 'x',
  })

  const { keyResults } = await okrs.read()

  expect(keyResults[0]).toMatchObject({ baseline: 10, target: 5, current: 8, note: '' })
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

test('of several databases of a kind one may lack what NOTION_PROPERTIES names, and reads what it has', async () => {
  const { notion, id } = await keyResultsWith(
    { Goalpost: { number: {} }, Guts: { rich_text: {} }, Captain: { rich_text: {} } },
    ['Target'],
  )
  const old = await notion.table('Old KRs', { ...base, Owner: { rich_text: {} } })
  notion.row(id, { Name: 'Churn', Goalpost: 3, Guts: 'uneasy', Captain: 'Bo' })
  notion.row(old, { Name: 'Sales', Target: 4, Owner: 'Ada' })
  const read = async (properties: Record<string, string>) => {
    const { keyResults, findings } = await notion.okrs({ keyResults: [id, old], properties }).read()
    const missing = findings.filter(
      ({ code, property }) => code === 'property_missing' && property !== 'Objective',
    )
    return { missing: missing.map(({ message }) => message), rows: keyResults }
  }
  const names = { 'keyResults.target': 'Goalpost | Target', 'keyResults.note': 'Guts', owners: 'Captain' }

  const { missing, rows } = await read(names)
  expect(missing).toEqual([])
  expect(rows.map(({ title, target, note }) => [title, target, note]).sort()).toEqual([
    ['Churn', 3, 'uneasy'],
    ['Sales', 4, ''],
  ])
  expect(rows.map(({ owners }) => owners[0]?.name).sort()).toEqual(['Ada', 'Bo'])
  expect((await read({ ...names, 'keyResults.note': 'Gutz' })).missing[0]).toContain('"Gutz"')
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
  ['Target', { checkbox: {} }, 'Checkbox', 'Number'],
  ['Current', { date: {} }, 'Date', 'Number'],
  ['Objective', { checkbox: {} }, 'Checkbox', 'Relation'],
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

/** Key results that lead to objectives of three levels, by a relation to each. */
async function threeLevels() {
  const notion = testWorkspace()
  const levels = ['Company', 'Department', 'Team']
  const objectives: string[] = []
  for (const level of levels) {
    const supports = objectives.slice(-1).map((above) => ['Above', relationTo(above)] as const)
    const columns = { Name: { title: {} }, ...Object.fromEntries(supports) }
    objectives.push(await notion.table(`${level} objectives`, columns))
  }
  const names = levels.map((level) => `${level} goal`)
  const relations = names.map((name, place) => [name, relationTo(objectives[place] ?? '')])
  const id = await notion.table('Our KRs', { ...base, ...Object.fromEntries(relations) })
  const goals = objectives.map((each, n) => notion.row(each, { Name: `Goal ${n}` }))
  const krs = goals.map((goal, n) => notion.row(id, { Name: `Result ${n}`, [names[n] ?? '']: [goal] }))
  const okrs = notion.okrs({
    objectives,
    keyResults: [id],
    properties: { 'keyResults.objectives': names.join(' | '), 'objectives.supports': 'Above' },
  })
  const linked = async () => {
    const snapshot = await okrs.read()
    return {
      ...snapshot,
      links: krs.map((kr) => snapshot.keyResults.find((row) => row.id === kr)?.objectives),
      told: snapshot.findings.filter(({ code }) => code.startsWith('property_')),
    }
  }
  return { notion, id, okrs, krs, goals, linked }
}

const relationTo = (id: string) => ({ relation: { data_source_id: id, single_property: {} } })

test('a key result belongs to what any of its relations leads to, one for each level', async () => {
  const { notion, krs, goals, linked } = await threeLevels()

  const { links, told } = await linked()
  expect(links).toEqual(goals.map((goal) => [goal]))
  // Company objectives have nothing above them, and need no column for it.
  expect(told).toEqual([])

  editPage(notion.state, krs[0] ?? '', { 'Team goal': goals.slice(2) }, { lastEdited: edited })
  expect((await linked()).links[0]?.toSorted()).toEqual([goals[0], goals[2]].toSorted())
})

test.each(['Company goal', 'Department goal'])(
  'of several relations %s is followed when it is renamed, and missed when it is gone',
  async (name) => {
    const { notion, id, okrs, krs, goals, linked } = await threeLevels()
    await writeCurrent(okrs, krs[0] ?? '', 4)

    await notion.call('PATCH', `data_sources/${id}`, { properties: { [name]: { name: 'Our goal' } } })
    const renamed = await linked()
    expect(renamed.links).toEqual(goals.map((goal) => [goal]))
    expect(renamed.told).toMatchObject([{ code: 'property_renamed', property: 'Our goal' }])

    await notion.call('PATCH', `data_sources/${id}`, { properties: { 'Our goal': null } })
    const gone = await linked()
    const place = name === 'Company goal' ? 0 : 1
    expect(gone.links).toEqual(goals.map((goal, n) => (n === place ? [] : [goal])))
    expect(gone.told).toMatchObject([
      {
        code: 'property_missing',
        level: 'mend',
        property: name,
        message: expect.stringContaining('left out'),
      },
    ])
    // Of the others it is known what they belong to.
    const lost = gone.databases.flatMap((database) => database.lost)
    expect(lost).toEqual([{ field: 'objectives', property: 'Objective', rows: [krs[place]] }])
  },
)
