import { expect, test } from 'vitest'
import type { Fetch } from '#src/adapters/notion/timed-fetch.ts'
import { addPage, editPage } from '#src/sandbox/notion/seed.ts'
import { memoryRows, type TestWorkspace, testWorkspace } from './notion-workspace.ts'

const morning = '2026-11-20T08:00:10.000Z'
const nextDay = '2026-11-21T08:05:10.000Z'

/** A log of decisions, and the service with a memory of its rows. */
async function decisionLog(options: Parameters<typeof testWorkspace>[0] = {}) {
  const notion = testWorkspace({ now: () => new Date(notion.clock.at), ...options })
  const id = await notion.table('Log', { Decision: { title: {} }, Rationale: { rich_text: {} } })
  notion.clock.at = morning
  notion.count()
  const rows = memoryRows()
  const add = (title: string, createdAt = '2026-11-01T09:00:00.000Z') =>
    addPage(notion.state, id, { Decision: title }, { createdAt, lastEdited: createdAt })
  return { notion, id, add, rows, okrs: (fetch?: Fetch) => notion.okrs({ decisions: [id] }, fetch, rows) }
}

const titles = ({ decisions }: { decisions: readonly { title: string }[] }) =>
  decisions.map(({ title }) => title).sort()

const minute = (number: number) =>
  new Date(Date.parse('2026-01-01T00:00:00Z') + number * 60_000).toISOString()

/** Does something each time when a query was answered. */
function afterQuery(act: (number: number) => void): Fetch {
  let queries = 0
  return async (url, init) => {
    const response = await fetch(url, init)
    if (url.endsWith('/query')) {
      queries += 1
      act(queries)
    }
    return response
  }
}

test('rows beyond the limit of one query are read all the same, each once', async () => {
  const { add, okrs } = await decisionLog({ queryLimit: 120 })
  const names = Array.from({ length: 400 }, (_, n) => `D ${n}`)
  // Three to a minute, so that walks end within one.
  for (const [n, name] of names.entries()) add(name, minute(Math.floor(n / 3)))

  const read = await okrs().read()

  expect(titles(read)).toEqual(names.sort())
})

test('more rows in one minute than a query gives are a failure that says so', async () => {
  const { add, okrs } = await decisionLog({ queryLimit: 5 })
  add('early', minute(0))
  for (let n = 0; n < 6; n += 1) add(`D ${n}`, minute(7))

  await expect(okrs().read()).rejects.toMatchObject({
    code: 'not_understood',
    message: expect.stringMatching(/NOTION_DECISIONS.*2026-01-01T00:07:00.000Z/),
  })
})

test('rows that are edited, made or thrown away between two pages are neither skipped nor read twice', async () => {
  const { notion, id, add, okrs } = await decisionLog()
  const ids = Array.from({ length: 350 }, (_, n) => add(`D ${n}`, minute(n)))
  const edit = afterQuery((number) => {
    const lastEdited = new Date(Date.parse(notion.clock.at) + number * 1000).toISOString()
    editPage(notion.state, ids[number * 7]!, { Decision: `edited ${number}` }, { lastEdited })
    editPage(notion.state, ids[340 + number]!, { Decision: `late ${number}` }, { lastEdited })
    if (number < 4) addPage(notion.state, id, { Decision: `new ${number}` }, { lastEdited })
  })

  const { decisions } = await okrs(edit).read()

  const shown = [...notion.state.pages.values()].filter(({ parent }) => 'id' in parent && parent.id === id)
  expect(decisions.map((decision) => decision.id).sort()).toEqual(shown.map((page) => page.id).sort())
  // What was edited after the last request of all is not seen yet.
  expect(titles({ decisions })).toEqual(
    expect.arrayContaining(['edited 1', 'edited 4', 'late 1', 'late 4', 'new 1', 'new 2', 'new 3']),
  )
})

test('where rows are known, a large database is asked for in parts at once, at no more requests', async () => {
  const { notion, add, okrs } = await decisionLog({ shortPages: false })
  for (let n = 0; n < 5_200; n += 1) add(`D ${n}`, minute(n))
  let atOnce = 0
  let most = 0
  const counting: Fetch = async (url, init) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    const response = await notion.app.fetch(new Request(url, init))
    atOnce -= 1
    return response
  }
  const service = okrs(counting)
  const first = await service.read()
  const before = service.requests()

  const second = await service.read({ whole: true })

  expect(before).toBe(1 + 52 + 1)
  expect(service.requests() - before).toBe(1 + 52 + 1)
  expect(most).toBeGreaterThan(2)
  expect(second).toEqual(first)
})

test.each([
  ['in the trash', (page: object) => Object.assign(page, { trashed: true })],
  ['archived', (page: object) => Object.assign(page, { archived: true })],
  ['moved to a page', (page: object) => Object.assign(page, { parent: { type: 'workspace' } })],
])('a row that is %s is gone with the next whole read', async (_, leave) => {
  const { notion, add, okrs, rows, id } = await decisionLog()
  const leaving = add('leaving')
  add('staying')
  await okrs().read()
  notion.count()
  leave(notion.state.pages.get(leaving)!)
  for (const connection of notion.state.connections.values()) connection.roots.add(leaving)
  notion.clock.at = nextDay

  const read = await okrs().read()

  expect(titles(read)).toEqual(['staying'])
  expect(read.findings.filter(({ code }) => code === 'row_hidden')).toEqual([])
  expect(notion.count()).toMatchObject({ 'GET pages': 1 })
  expect(await rows.rows(id)).toHaveLength(1)
})

test.each([
  ['shown in both', 0],
  ['shown in neither', 1],
])(
  'a row that moves from one database to another while they are read, and is %s, is read once',
  async (_, first) => {
    const { notion, id, add } = await decisionLog()
    const other = await notion.table('Old log', { Decision: { title: {} } })
    const moving = add('moving')
    const rows = memoryRows()
    let isMoved = true
    const inTurn = [id, other]
    // One of them is asked before the move, and the other after it.
    const moves: Fetch = async (url, init) => {
      if (isMoved || !url.endsWith('/query')) return fetch(url, init)
      while (!url.includes(inTurn[first]!) && !isMoved) await new Promise((resolve) => setTimeout(resolve, 1))
      const answer = await fetch(url, init)
      isMoved = true
      Object.assign(notion.state.pages.get(moving)!, { parent: { type: 'data_source_id', id: other } })
      return answer
    }
    const okrs = notion.okrs({ decisions: inTurn }, moves, rows)
    await okrs.read()
    isMoved = false

    expect(titles(await okrs.read({ whole: true }))).toEqual(['moving'])
    expect(titles(await okrs.read({ whole: true }))).toEqual(['moving'])
    expect((await rows.rows(id)).length + (await rows.rows(other)).length).toBe(1)
    expect(await rows.rows(other)).toHaveLength(1)
  },
)

test('a row that Notion no longer shows is left out with a finding, asked for once a day, and not told for ever', async () => {
  const { notion, add, okrs } = await decisionLog()
  const lost = add('Use one provider')
  add('staying')
  await okrs().read()
  notion.state.pages.delete(lost)
  const hidden = async (at: string, options = {}) => {
    notion.clock.at = at
    notion.count()
    const { decisions, findings } = await okrs().read(options)
    expect(titles({ decisions })).toEqual(['staying'])
    return {
      told: findings.filter(({ code }) => code === 'row_hidden'),
      asked: notion.count()['GET pages'] ?? 0,
    }
  }

  const first = await hidden(nextDay)
  expect(first.asked).toBe(1)
  expect(first.told).toMatchObject([
    { level: 'mend', pageId: lost, title: 'Use one provider', database: 'decisions' },
  ])
  expect(await hidden('2026-11-21T08:10:00.000Z')).toEqual({ told: first.told, asked: 0 })
  expect(await hidden('2026-11-21T09:00:00.000Z', { whole: true })).toEqual({ told: first.told, asked: 0 })
  expect(await hidden('2026-11-22T09:00:00.000Z')).toEqual({ told: first.told, asked: 1 })
  expect(await hidden('2026-12-01T09:00:00.000Z')).toEqual({ told: [], asked: 0 })
})

test('a row that a query has skipped is used, and one that is shared again is back', async () => {
  const { notion, add, okrs } = await decisionLog()
  const shy = add('shy')
  add('staying')
  await okrs().read()
  const page = notion.state.pages.get(shy)!
  const skipping: Fetch = async (url, init) => {
    const response = await fetch(url, init)
    if (!url.endsWith('/query')) return response
    const answer = (await response.json()) as { results: { id: string }[] }
    return Response.json({ ...answer, results: answer.results.filter((row) => row.id !== shy) })
  }

  expect(titles(await okrs(skipping).read({ whole: true }))).toEqual(['shy', 'staying'])
  notion.state.pages.delete(shy)
  expect(titles(await okrs().read({ whole: true }))).toEqual(['staying'])
  notion.state.pages.set(shy, page)
  const back = await okrs().read({ whole: true })

  expect(titles(back)).toEqual(['shy', 'staying'])
  expect(back.findings.filter(({ code }) => code === 'row_hidden')).toEqual([])
})

test('a read of which one request fails keeps nothing', async () => {
  const { add, okrs, rows, id } = await decisionLog()
  for (let n = 0; n < 250; n += 1) add(`D ${n}`, minute(n))
  let queries = 0
  const failing: Fetch = async (url, init) => {
    if (url.endsWith('/query')) queries += 1
    return queries === 2
      ? Response.json(
          { object: 'error', status: 403, code: 'restricted_resource', message: '' },
          { status: 403 },
        )
      : fetch(url, init)
  }

  await expect(okrs(failing).read()).rejects.toMatchObject({ code: 'forbidden' })

  expect(await rows.sources()).toEqual([])
  expect(await rows.rows(id)).toEqual([])
})

test('rows that were kept in another form are read anew, and those of them that are gone are dropped', async () => {
  const { notion, add, okrs, rows, id } = await decisionLog()
  add('staying')
  const old = {
    dataSourceId: id,
    pageId: '11111111-1111-4111-8111-111111111111',
    hash: 'x',
    data: '["old form"]',
  }
  const moment = notion.clock.at
  const schema = JSON.stringify({ form: 0 })
  const source = { dataSourceId: id, readUntil: moment, wholeAt: moment, schemaAt: moment, schema }
  await rows.save({ sources: [source], rows: [old], gone: [] })

  const first = await okrs().read()
  const second = await okrs().read()

  expect(titles(first)).toEqual(['staying'])
  expect(second).toEqual(first)
  expect((await rows.rows(id)).map(({ pageId }) => pageId)).not.toContain(old.pageId)
})

test('a dry run keeps nothing, and reads by what is kept', async () => {
  const { notion, add, okrs, rows } = await decisionLog()
  add('staying')

  await okrs().read({ keep: false })
  expect(await rows.sources()).toEqual([])
  await okrs().read()
  const [before] = await rows.sources()
  notion.clock.at = '2026-11-20T09:00:00.000Z'
  await okrs().read({ keep: false })

  expect(await rows.sources()).toEqual([before])
})

test.each([
  ['more and not where', { has_more: true, next_cursor: null }],
  ['nothing but that it is cut short', { results: [], request_status: { type: 'incomplete' } }],
])('an answer to a query that says %s is no read', async (_, odd) => {
  const { add, okrs, rows } = await decisionLog()
  add('staying')
  const cutting: Fetch = async (url, init) => {
    const response = await fetch(url, init)
    if (!url.endsWith('/query')) return response
    return Response.json({ ...((await response.json()) as object), ...odd })
  }

  await expect(okrs(cutting).read()).rejects.toMatchObject({ code: 'not_understood' })
  expect(await rows.sources()).toEqual([])
})

test('a status of a query that says nothing is no fault', async () => {
  const { add, okrs } = await decisionLog()
  add('staying')
  const empty: Fetch = async (url, init) =>
    Response.json({ ...((await (await fetch(url, init)).json()) as object), request_status: null })

  expect(titles(await okrs(empty).read())).toEqual(['staying'])
})

test('people beyond those that a cell surely shows are asked for, and an entry that says nothing is no read', async () => {
  const notion: TestWorkspace = testWorkspace()
  const id = await notion.table('Goals', { Name: { title: {} }, Owner: { people: {} } })
  const owners = Array.from({ length: 26 }, (_, n) => {
    const hex = n.toString(16).padStart(2, '0')
    return `00000000-0000-4000-8000-0000000000${hex}`
  })
  for (const [n, owner] of owners.entries()) {
    notion.state.users.set(owner, { id: owner, kind: 'person', name: `P ${n}`, email: null, guest: false })
  }
  notion.row(id, { Name: 'Grow', Owner: owners })
  const cutting: Fetch = async (url, init) => {
    const response = await fetch(url, init)
    if (!url.endsWith('/query')) return response
    const answer = JSON.parse(await response.text(), (key, value) =>
      key === 'people' && Array.isArray(value) ? value.slice(0, 25) : value,
    )
    return Response.json(answer)
  }

  const { objectives } = await notion.okrs({ objectives: [id] }, cutting).read()

  expect(objectives[0]?.owners.map((owner) => owner.id)).toEqual(owners)

  const garbling: Fetch = async (url, init) => {
    const response = await cutting(url, init)
    return url.includes('/properties/')
      ? Response.json(JSON.parse((await response.text()).replace('"people":{', '"somebody":{')))
      : response
  }
  await expect(notion.okrs({ objectives: [id] }, garbling).read()).rejects.toMatchObject({
    code: 'not_understood',
    message: expect.stringContaining('read all of Owner'),
  })
})
