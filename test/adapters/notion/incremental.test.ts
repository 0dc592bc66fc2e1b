import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fetch } from '#src/adapters/notion/timed-fetch.ts'
import type { DatabaseKind, Snapshot } from '#src/core/model.ts'
import { addPage, addUser, editPage } from '#src/sandbox/notion/seed.ts'
import { memoryRows, testWorkspace, writeCurrent } from './notion-workspace.ts'

const all: ReadonlySet<DatabaseKind> = new Set(['objectives', 'keyResults', 'initiatives', 'decisions'])

/** What `init` made, with the service on a store of rows that lasts, and time that is the test's. */
async function company() {
  let at = Date.parse('2026-11-20T08:00:10.000Z')
  const notion = testWorkspace({ now: () => new Date(at), relationLimit: 3 })
  const direct: Fetch = async (url, init) => notion.app.fetch(new Request(url, init))
  const { settings } = await notion.init({ fetch: direct })
  const ids = {
    objectives: settings.NOTION_OBJECTIVES,
    keyResults: settings.NOTION_KEY_RESULTS,
    initiatives: settings.NOTION_INITIATIVES,
    decisions: settings.NOTION_DECISIONS,
  }
  const configured = Object.fromEntries(Object.entries(ids).map(([kind, id]) => [kind, [id]]))
  const rows = memoryRows()
  const now = () => new Date(at).toISOString()
  const pass = (seconds: number) => {
    at += seconds * 1000
    notion.clock.at = now()
  }
  pass(0)
  return {
    notion,
    ids,
    rows,
    pass,
    /** A process of the service's; what it kept the next one finds. */
    okrs: () => notion.okrs(configured, direct, rows),
    /** Everything as a service without a memory reads it. */
    whole: () => notion.okrs(configured, direct).read(),
    add: (kind: DatabaseKind, values: Parameters<typeof addPage>[2]) =>
      addPage(notion.state, ids[kind], values, { lastEdited: now() }),
    edit: (id: string, values: Parameters<typeof editPage>[2]) =>
      editPage(notion.state, id, values, { lastEdited: now() }),
    page: (id: string) => notion.state.pages.get(id)!,
  }
}

type Company = Awaited<ReturnType<typeof company>>

/** Without what is told only of what was known before. */
function asRead(snapshot: Snapshot): Snapshot {
  const findings = snapshot.findings.filter(
    ({ code }) => !['row_hidden', 'property_renamed', 'property_back'].includes(code),
  )
  return { ...snapshot, findings }
}

test.each(['trashed', 'deleted for good'] as const)(
  'a row that is %s after it was read is not written, and the next read goes without it',
  async (how) => {
    const { notion, okrs, rows, add, page, pass } = await company()
    const pageId = add('objectives', { Objective: 'Grow' })
    add('keyResults', { 'Key result': 'Revenue', Objective: [pageId] })
    await okrs().read()
    pass(300)
    const service = okrs()
    await service.read()
    if (how === 'trashed') page(pageId).trashed = true
    else notion.state.pages.delete(pageId)
    const changes = [{ field: 'summary', before: '', after: 'Fine.' }] as const
    await expect(
      service.write({ database: 'objectives', pageId, title: 'Grow', changes }),
    ).rejects.toMatchObject({ code: how === 'trashed' ? 'conflict' : 'not_found' })
    // What nobody has read whole for long is dropped.
    for (const { wholeAt } of await rows.sources()) expect(wholeAt > '2026-11-19').toBe(true)
    pass(300)
    const { objectives, keyResults } = await okrs().read()
    expect(objectives).toEqual([])
    expect(keyResults.map((each) => each.objectives)).toEqual([[]])
  },
)

const edits: Record<string, (company: Company, ids: readonly string[], n: number) => unknown> = {
  note: ({ edit }, [keyResult], n) => edit(keyResult!, { Note: `note ${n}` }),
  current: ({ edit }, [keyResult], n) => edit(keyResult!, { Current: n }),
  'a new key result': ({ add }, [, objective], n) =>
    add('keyResults', { 'Key result': `KR ${n}`, Objective: [objective!] }),
  'a link from the other side': ({ add }, [keyResult], n) =>
    add('decisions', { Decision: `D ${n}`, 'Key results': [keyResult!] }),
  'no link any more': ({ edit }, [, , , decision]) => edit(decision!, { 'Key results': [] }),
  'more links than are shown': ({ edit, notion, ids: { keyResults } }, [, , initiative]) =>
    edit(initiative!, { 'Key results': rowsOf(notion, keyResults) }),
  'an option that is new': ({ edit }, [keyResult], n) => edit(keyResult!, { Measure: `Measure ${n}` }),
  people: ({ edit, notion }, [keyResult, objective], n) => {
    const people = [...notion.state.users.values()]
      .filter(({ kind }) => kind === 'person')
      .map(({ id }) => id)
    edit(n % 2 === 0 ? keyResult! : objective!, { Owner: people.slice(n % (people.length + 1)) })
  },
  'a link to its own kind': ({ edit, notion, ids: { initiatives } }, [, , initiative], n) =>
    edit(initiative!, { 'Depends on': rowsOf(notion, initiatives).slice(n % 3) }),
  'a move to another database': ({ edit, page, notion, ids }, [keyResult]) => {
    if (rowsOf(notion, ids.keyResults).length < 3) return
    Object.assign(page(keyResult!), { parent: { type: 'data_source_id', id: ids.decisions } })
    edit(keyResult!, {})
  },
  'back from the trash': ({ edit, notion, ids }) => {
    for (const { id, parent, trashed } of [...notion.state.pages.values()]) {
      if (!trashed || parent.type !== 'data_source_id' || parent.id !== ids.keyResults) continue
      Object.assign(notion.state.pages.get(id)!, { trashed: false })
      edit(id, {})
    }
  },
}

function rowsOf({ state }: Company['notion'], dataSourceId: string): string[] {
  return [...state.pages.values()]
    .filter(
      ({ parent, trashed }) => parent.type === 'data_source_id' && parent.id === dataSourceId && !trashed,
    )
    .map(({ id }) => id)
}

/** What a query by the time of the last edit does not show. */
const departures: Record<string, (company: Company, id: string) => unknown> = {
  trash: ({ page }, id) => Object.assign(page(id), { trashed: true }),
  archive: ({ page }, id) => Object.assign(page(id), { archived: true }),
  'delete for good': ({ notion }, id) => notion.state.pages.delete(id),
  'move elsewhere': ({ page, notion }, id) =>
    Object.assign(page(id), { parent: { type: 'page_id', id: notion.root } }),
}

const patch = ({ notion, ids }: Company, properties: object) =>
  notion.call('PATCH', `data_sources/${ids.keyResults}`, { properties }).catch(() => {})

/** What changes rows that nobody has edited. */
const schemas: Record<string, (company: Company, n: number) => unknown> = {
  'a renamed column': (company, n) => {
    const name = ['Target', 'Floor', 'Unit'][n % 3]!
    return patch(company, { [name]: { name: `${name}!` } })
  },
  'a column that goes': (company) => patch(company, { Curve: null }),
  'a new column': (company, n) => patch(company, { [`New ${n}`]: { number: {} } }),
  'a column of another type': (company) => patch(company, { Floor: { rich_text: {} } }),
  'a renamed option': ({ notion, ids }, n) => {
    const { properties } = notion.state.dataSources.get(ids.keyResults)!
    const config = properties.find(({ name }) => name === 'Measure')?.config
    if (config && 'options' in config) {
      Object.assign(config.options[n % config.options.length] ?? {}, { name: `Name ${n}` })
    }
  },
}

/** Every edit once, in any order. */
const steps = fc
  .tuple(
    fc.shuffledSubarray(Object.keys(edits), { minLength: Object.keys(edits).length }),
    fc.infiniteStream(
      fc.record({
        departure: fc.option(fc.constantFrom(...Object.keys(departures)), { freq: 2 }),
        schema: fc.option(fc.constantFrom(...Object.keys(schemas)), { freq: 2 }),
        seconds: fc.nat(400),
        pick: fc.nat(100),
        writes: fc.boolean(),
        restarts: fc.boolean(),
      }),
    ),
  )
  .map(([names, stream]) => names.map((edit) => ({ edit, ...stream.next().value })))

test('what is read bit by bit is what is read whole, whatever people edit between', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (each) => {
      const lumen = await company()
      const { add, whole, pass, notion } = lumen
      const ada = addUser(notion.state, { name: 'Ada', email: 'ada@example.com' })
      addUser(notion.state, { name: 'Ben', email: null })
      const objective = add('objectives', { Objective: 'Grow', Cycle: '2026-Q4', Owner: [ada] })
      for (let n = 0; n < 4; n += 1) add('keyResults', { 'Key result': `KR ${n}`, Objective: [objective] })
      add('initiatives', { Initiative: 'Checkout' })
      add('decisions', { Decision: 'Provider', Status: 'Decided' })
      let okrs = lumen.okrs()
      await okrs.read()
      for (const { edit, departure, schema, seconds, pick, writes, restarts } of each) {
        pass(seconds)
        const seen = await okrs.read()
        if (writes) await writeOne(okrs, seen, pick)
        const one = ({ id }: { id: string }, _: number, list: readonly { id: string }[]) =>
          list[pick % list.length]!.id === id
        const picked = [seen.keyResults, seen.objectives, seen.initiatives, seen.decisions].map(
          (list) => list.find(one)!.id,
        )
        edits[edit]!(lumen, picked, pick)
        if (schema) await schemas[schema]!(lumen, pick)
        if (restarts) okrs = lumen.okrs()
        const refreshed = restarts ? null : await okrs.refresh(all)
        if (refreshed && !schema) expect(asRead(refreshed)).toEqual(asRead(await whole()))
        // A schema is asked for in every other read at least.
        if (schema) await okrs.read()
        expect(asRead(await okrs.read())).toEqual(asRead(await whole()))
        if (departure && seen.keyResults.length > 2) {
          departures[departure]!(lumen, picked[0]!)
          expect(asRead(await okrs.read({ whole: true }))).toEqual(asRead(await whole()))
        }
      }
    }),
    { numRuns: 3, seed: 2026, endOnFailure: true },
  )
})

async function writeOne(okrs: ReturnType<Company['okrs']>, { keyResults }: Snapshot, pick: number) {
  const { id, shown } = keyResults[pick % keyResults.length]!
  await okrs.write({
    database: 'keyResults',
    pageId: id,
    title: '',
    changes: [{ field: 'score', before: shown.score ?? null, after: (pick % 10) / 10 }],
  })
}

/** One row of each kind, read a while ago. */
async function readCompany() {
  const lumen = await company()
  const objective = lumen.add('objectives', { Objective: 'Grow' })
  const keyResult = lumen.add('keyResults', { 'Key result': 'Revenue', Objective: [objective], Current: 1 })
  lumen.add('initiatives', { Initiative: 'Checkout' })
  lumen.add('decisions', { Decision: 'Provider' })
  lumen.pass(3600)
  const okrs = lumen.okrs()
  const first = await okrs.read()
  lumen.pass(300)
  lumen.notion.count()
  const score = (pageId: string, after: number) =>
    okrs.write({
      database: 'keyResults',
      pageId,
      title: 'Revenue',
      changes: [{ field: 'score', before: null, after }],
    })
  return { ...lumen, service: okrs, first, objective, keyResult, score }
}

test('where nothing has changed a read costs two schemas and a query for each database, also in another process', async () => {
  const { okrs, service, first, notion, pass } = await readCompany()

  const again = await service.read()
  const counted = notion.count()
  pass(300)
  const elsewhere = await okrs().read()

  expect(counted).toEqual({ 'GET data_sources': 2, 'POST data_sources query': 4 })
  expect(notion.count()).toEqual(counted)
  expect(again).toEqual(first)
  expect(elsewhere).toEqual(first)
})

test("the service's own writes cost the next read no more requests", async () => {
  const { okrs, notion, keyResult, score, pass } = await readCompany()
  await score(keyResult, 0.5)
  pass(60)
  notion.count()

  const { keyResults } = await okrs().read()

  expect(keyResults[0]?.shown.score).toBe(0.5)
  expect(notion.count()).toEqual({ 'GET data_sources': 2, 'POST data_sources query': 4 })
})

test('all is read again once a day, and when it is asked for', async () => {
  const { service, notion, pass, page, keyResult } = await readCompany()
  page(keyResult).trashed = true
  const kept = async (options = {}) => (await service.read(options)).keyResults.length

  expect(await kept()).toBe(1)
  pass(23 * 3600)
  expect(await kept()).toBe(1)
  pass(3600)
  notion.count()
  expect(await kept()).toBe(0)
  expect(notion.count()).toEqual({ 'GET data_sources': 4, 'GET pages': 1, 'POST data_sources query': 4 })
  page(keyResult).trashed = false
  expect(await kept()).toBe(0)
  expect(await kept({ whole: true })).toBe(1)
})

test('an edit in the minute of the last look is seen, though it bears the stamp of that minute', async () => {
  const { service, pass, edit, keyResult, add } = await readCompany()
  await service.read()
  edit(keyResult, { Current: 2 })
  add('decisions', { Decision: 'A second one' })

  expect((await service.refresh(all))?.keyResults[0]?.current).toBe(2)
  edit(keyResult, { Current: 3 })
  pass(50)
  const { keyResults, decisions } = await service.read()
  expect(keyResults[0]?.current).toBe(3)
  expect(decisions).toHaveLength(2)
})

test('an edit that a query shows two minutes late is seen', async () => {
  const { service, pass, edit, keyResult, notion } = await readCompany()
  const before = new Map(notion.state.pages.get(keyResult)!.values)
  edit(keyResult, { Current: 2 })
  const page = notion.state.pages.get(keyResult)!
  const after = new Map(page.values)
  const stamp = page.editedAt
  Object.assign(page, { values: before, editedAt: '2026-11-20T08:00:10.000Z' })
  pass(20)
  expect((await service.read()).keyResults[0]?.current).toBe(1)
  Object.assign(page, { values: after, editedAt: stamp })
  pass(100)

  expect((await service.read()).keyResults[0]?.current).toBe(2)
})

test('a refresh asks the databases of its kinds once, and is nothing where only the service has written', async () => {
  const { service, notion, keyResult, score } = await readCompany()
  await score(keyResult, 0.5)
  notion.count()

  expect(await service.refresh(new Set(['keyResults', 'decisions']))).toBeNull()

  expect(notion.count()).toEqual({ 'POST data_sources query': 2 })
})

test('a row with more links than Notion shows at once is no other after the service has written to it', async () => {
  const { service, whole, add, pass, notion } = await readCompany()
  const keyResults = Array.from({ length: 5 }, (_, n) => add('keyResults', { 'Key result': `KR ${n}` }))
  const initiative = add('initiatives', { Initiative: 'All', 'Key results': keyResults })
  await service.read()
  await service.write({
    database: 'initiatives',
    pageId: initiative,
    title: 'All',
    changes: [{ field: 'progress', before: null, after: 0.5 }],
  })

  notion.count()

  expect(await service.refresh(new Set(['decisions']))).toBeNull()
  expect(notion.count()).toEqual({ 'POST data_sources query': 1 })
  expect(await service.refresh(all)).toBeNull()
  pass(5)
  expect(await service.read()).toEqual(await whole())
})

test('a refresh after an edit is everything as it is now, and the next one is nothing again', async () => {
  const { service, whole, edit, pass, keyResult, score } = await readCompany()
  await score(keyResult, 0.5)
  pass(5)
  edit(keyResult, { Current: 7, Note: 'mine' })

  const fresh = await service.refresh(new Set(['keyResults']))

  expect(fresh).toEqual(await whole())
  expect(await service.refresh(all)).toBeNull()
})

test("what a person typed just before the service's own write to the row is found with it", async () => {
  const { service, whole, edit, pass, keyResult, score } = await readCompany()
  edit(keyResult, { Note: 'typed meanwhile' })
  await score(keyResult, 0.5)
  // No look shows the row any more: its answer to the write has shown it.
  pass(600)

  expect(await service.refresh(new Set(['decisions']))).toEqual(await whole())
})

test('a cell of the service that a person typed over is a change', async () => {
  const { service, edit, keyResult, score } = await readCompany()
  await score(keyResult, 0.5)
  edit(keyResult, { Score: 0.9 })

  expect((await service.refresh(all))?.keyResults[0]?.shown.score).toBe(0.9)
})

test('a row that is edited and put back is no change, but keeps its new stamp', async () => {
  const { okrs, service, pass, edit, keyResult, whole } = await readCompany()
  await service.read()
  pass(400)
  edit(keyResult, { Current: 2 })
  edit(keyResult, { Current: 1 })

  expect(await service.refresh(all)).toBeNull()
  expect(await okrs().read()).toEqual(await whole())
})

test('a renamed column is told once within two reads, and at once where a row was edited', async () => {
  const { service, notion, ids, edit, pass, keyResult } = await readCompany()
  const rename = (name: string, to: string) =>
    notion.call('PATCH', `data_sources/${ids.keyResults}`, { properties: { [name]: { name: to } } })
  const renamed = async () => {
    pass(300)
    const { findings } = await service.read()
    return findings.flatMap(({ code, property }) => (code === 'property_renamed' ? [property] : []))
  }
  // Columns are remembered with the first write.
  edit(keyResult, { Target: 9 })
  await service.read()
  await service.write({
    database: 'keyResults',
    pageId: keyResult,
    title: 'Revenue',
    changes: [{ field: 'why', before: '', after: 'So.' }],
  })

  await rename('Target', 'Aim')
  expect([...(await renamed()), ...(await renamed()), ...(await renamed())]).toEqual(['Aim'])
  await rename('Current', 'Now')
  edit(keyResult, { Note: 'mine' })
  expect(await renamed()).toEqual(['Now'])
})

test('an option that is renamed is read in the rows that nobody has edited', async () => {
  const { service, notion, ids, whole, pass, edit, keyResult } = await readCompany()
  edit(keyResult, { Measure: 'Progres' })
  await service.read()
  pass(900)
  const source = notion.state.dataSources.get(ids.keyResults)!
  const measure = source.properties.find(({ name }) => name === 'Measure')!
  if ('options' in measure.config) Object.assign(measure.config.options.at(-1)!, { name: 'Progress' })

  await service.read()
  const { keyResults } = await service.read()

  expect(keyResults[0]?.measure).toBe('progress')
  expect(keyResults).toEqual((await whole()).keyResults)
})

test('a row that has moved to another of the databases is in that one only', async () => {
  const { service, page, pass, ids, keyResult, edit } = await readCompany()
  Object.assign(page(keyResult), { parent: { type: 'data_source_id', id: ids.decisions } })
  edit(keyResult, {})
  pass(5)

  const { keyResults, decisions } = await service.read()

  expect(keyResults).toEqual([])
  expect(decisions).toHaveLength(2)
})

test('a row that the service wrote and somebody then moved is in the other database only', async () => {
  const { service, page, ids, keyResult, edit, score, whole } = await readCompany()
  await score(keyResult, 0.5)
  Object.assign(page(keyResult), { parent: { type: 'data_source_id', id: ids.decisions } })
  edit(keyResult, {})

  const fresh = await service.refresh(all)

  expect(fresh?.decisions.map(({ id }) => id)).toContain(keyResult)
  expect(fresh).toEqual(await whole())
})

test('a query that shows a row as it was before takes nothing back that Notion has shown since', async () => {
  const { service, edit, pass, keyResult, notion } = await readCompany()
  edit(keyResult, { Note: 'first' })
  await service.read()
  pass(70)
  const lag = { pages: structuredClone(notion.state.pages), until: '2026-11-20T09:10:00.000Z' }
  edit(keyResult, { Note: 'second' })
  expect((await service.refresh(all))?.keyResults[0]).toMatchObject({ note: 'second' })
  notion.state.lag = lag

  expect(await service.refresh(all)).toBeNull()
  pass(600)
  expect((await service.read()).keyResults[0]).toMatchObject({ note: 'second' })
})

test.each([
  ['from which nothing is read is no change', {}, false],
  ['from which a field is read is one', { 'keyResults.floor': 'Least' }, true],
])('what a formula comes to by the clock alone and %s', async (_case, properties, isChange) => {
  const { notion, ids, rows, add, edit, pass } = await company()
  await notion.call('PATCH', `data_sources/${ids.keyResults}`, {
    properties: { Least: { formula: { expression: 'dateBetween(now(), now(), "days")' } } },
  })
  const pageId = add('keyResults', { 'Key result': 'Revenue', Least: 1, Current: 5 })
  const okrs = notion.okrs({ keyResults: [ids.keyResults], properties }, undefined, rows)
  await okrs.read()
  const [before] = await rows.rows(ids.keyResults)
  pass(300)
  edit(pageId, { Least: 2 })

  const fresh = await okrs.refresh(all)

  expect(fresh === null).toBe(!isChange)
  if (isChange) expect(fresh?.keyResults).toMatchObject([{ floor: 2 }])
  await okrs.read({ whole: true })
  const [after] = await rows.rows(ids.keyResults)
  expect(after?.hash === before?.hash).toBe(!isChange)
})

test('what a formula comes to once the service has written its row is no change', async () => {
  const { notion, ids, rows, add, page, pass } = await company()
  const pageId = add('keyResults', { 'Key result': 'Revenue', Current: 5, Gap: 0.1 })
  const gap = notion.state.dataSources.get(ids.keyResults)!.properties.find(({ name }) => name === 'Gap')!
  const okrs = notion.okrs({ keyResults: [ids.keyResults] }, undefined, rows)
  await okrs.read()
  pass(300)
  page(pageId).values.set(gap.id, { type: 'formula', formula: 0.2 })
  await writeCurrent(okrs, pageId, 6)
  pass(120)

  expect(await okrs.refresh(all)).toBeNull()
})
