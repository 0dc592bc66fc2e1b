import { expect, test } from 'vitest'
import { addUser } from '#src/sandbox/notion/seed.ts'
import { testWorkspace } from './notion-workspace.ts'

async function madeByInit() {
  const notion = testWorkspace()
  const { settings } = await notion.init()
  const configured = {
    objectives: [settings.NOTION_OBJECTIVES],
    keyResults: [settings.NOTION_KEY_RESULTS],
    initiatives: [settings.NOTION_INITIATIVES],
    decisions: [settings.NOTION_DECISIONS],
  }
  notion.count()
  return { notion, settings, configured }
}

test('a whole read costs a schema for each database, a query per 100 rows, one more where there are several, one per cut relation and per unknown person', async () => {
  const { notion, settings, configured } = await madeByInit()
  const people = ['Ada', 'Grace', 'Linus'].map((name) =>
    addUser(notion.state, { name, email: `${name}@example.com` }),
  )
  const objective = notion.row(settings.NOTION_OBJECTIVES, { Objective: 'Grow', Owner: [people[0]!] })
  const keyResults = Array.from({ length: 250 }, (_, n) =>
    notion.row(settings.NOTION_KEY_RESULTS, {
      'Key result': `KR ${n}`,
      Objective: [objective],
      Owner: [people[n % 3]!],
    }),
  )
  const initiative = notion.row(settings.NOTION_INITIATIVES, {
    Initiative: 'Everything',
    'Key results': keyResults.slice(0, 26),
  })
  for (let n = 0; n < 101; n += 1) notion.row(settings.NOTION_DECISIONS, { Decision: `D ${n}` })
  const okrs = notion.okrs(configured)

  const snapshot = await okrs.read()
  const first = notion.count()
  const again = await okrs.read()
  const second = notion.count()

  const rows = { objectives: 1, keyResults: 3 + 1, initiatives: 1, decisions: 2 + 1 }
  const queries = rows.objectives + rows.keyResults + rows.initiatives + rows.decisions
  expect(first).toEqual({
    'GET data_sources': 4,
    'POST data_sources query': queries,
    'GET pages properties': 1,
    'GET users': 3,
  })
  expect(second).toEqual({
    'GET data_sources': 4,
    'POST data_sources query': queries,
    'GET pages properties': 1,
  })
  expect(okrs.requests()).toBe(4 + queries + 1 + 3 + 4 + queries + 1)
  expect(again).toEqual(snapshot)
  expect(snapshot.keyResults).toHaveLength(250)
  expect([...(snapshot.initiatives[0]?.keyResults ?? [])].sort()).toEqual(keyResults.slice(0, 26).sort())
  expect(snapshot.initiatives[0]?.id).toBe(initiative)
})

test('short pages are walked to their end', async () => {
  const notion = testWorkspace({ shortPages: true })
  const { settings } = await notion.init()
  const keyResults = Array.from({ length: 230 }, (_, n) =>
    notion.row(settings.NOTION_KEY_RESULTS, { 'Key result': `KR ${n}` }),
  )
  const initiative = notion.row(settings.NOTION_INITIATIVES, { Initiative: 'All', 'Key results': keyResults })

  const { keyResults: read, initiatives } = await notion
    .okrs({ keyResults: [settings.NOTION_KEY_RESULTS], initiatives: [settings.NOTION_INITIATIVES] })
    .read()

  expect(read.map(({ id }) => id).sort()).toEqual([...keyResults].sort())
  expect(initiatives[0]?.id).toBe(initiative)
  expect([...(initiatives[0]?.keyResults ?? [])].sort()).toEqual([...keyResults].sort())
})

test('a write is one request for the page, and shows', async () => {
  const { notion, settings, configured } = await madeByInit()
  const page = notion.row(settings.NOTION_KEY_RESULTS, { 'Key result': 'Revenue', Target: 9, Note: 'mine' })
  const okrs = notion.okrs(configured)
  await okrs.read()
  notion.count()

  await okrs.write({
    database: 'keyResults',
    pageId: page,
    title: 'Revenue',
    changes: [
      { field: 'score', before: null, after: 0.62 },
      { field: 'status', before: null, after: 'off_track' },
      { field: 'risk', before: null, after: 'critical' },
      { field: 'why', before: '', after: 'Behind since 2026-11-01.' },
      { field: 'dataAsOf', before: null, after: '2026-11-19' },
      { field: 'current', before: null, after: 5 },
    ],
  })
  const counted = notion.count()
  const { keyResults } = await okrs.read()

  expect(counted).toEqual({ 'PATCH pages': 1 })
  expect(keyResults[0]).toMatchObject({
    target: 9,
    note: 'mine',
    current: 5,
    shown: {
      score: 0.62,
      status: 'off_track',
      risk: 'critical',
      why: 'Behind since 2026-11-01.',
      dataAsOf: '2026-11-19',
      current: 5,
      forecast: null,
    },
  })
})

test('a write before any read reads first', async () => {
  const { notion, settings, configured } = await madeByInit()
  const page = notion.row(settings.NOTION_OBJECTIVES, { Objective: 'Grow' })

  await notion.okrs(configured).write({
    database: 'objectives',
    pageId: page,
    title: 'Grow',
    changes: [{ field: 'summary', before: '', after: 'Fine.' }],
  })

  expect((await notion.okrs(configured).read()).objectives[0]?.shown.summary).toBe('Fine.')
})

test('a page that was not read, or is gone since, is not written', async () => {
  const { notion, settings, configured } = await madeByInit()
  const page = notion.row(settings.NOTION_OBJECTIVES, { Objective: 'Grow' })
  const okrs = notion.okrs(configured)
  await okrs.read()
  notion.state.pages.delete(page)
  const write = (pageId: string) =>
    okrs.write({
      database: 'objectives',
      pageId,
      title: 'Grow',
      changes: [{ field: 'summary', before: '', after: 'Fine.' }],
    })

  await expect(write(page)).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining(page),
  })
  await expect(write('objective:grow')).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('objective:grow'),
  })
})

test('what people own is never written', async () => {
  const { notion, configured, settings } = await madeByInit()
  const page = notion.row(settings.NOTION_INITIATIVES, { Initiative: 'Checkout', Status: 'Planned' })
  const okrs = notion.okrs(configured)
  await okrs.read()
  notion.count()

  await expect(
    okrs.write({
      database: 'initiatives',
      pageId: page,
      title: 'Checkout',
      changes: [{ field: 'status', before: null, after: 'on_track' }],
    }),
  ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('no column for status') })

  expect(notion.count()).toEqual({})
})

test('an option that differs only in case is used as it is there', async () => {
  const notion = testWorkspace()
  const id = await notion.table('Goals', {
    Name: { title: {} },
    Status: {
      select: { options: [{ name: 'ON TRACK' }] },
      description: 'Kept by okr-sync (status).',
    },
  })
  const page = notion.row(id, { Name: 'Grow' })
  const okrs = notion.okrs({ objectives: [id] })
  await okrs.read()

  await okrs.write({
    database: 'objectives',
    pageId: page,
    title: 'Grow',
    changes: [{ field: 'status', before: null, after: 'on_track' }],
  })

  const read = await notion.call('GET', `pages/${page}`)
  expect(read['properties']).toMatchObject({ Status: { select: { name: 'ON TRACK' } } })
})

test('no more requests are sent in a minute than the budget allows, and waiting goes through the clock', async () => {
  const { notion, settings, configured } = await madeByInit()
  for (let n = 0; n < 9; n += 1) notion.row(settings.NOTION_OBJECTIVES, { Objective: `${n}` })
  const okrs = notion.okrs({ ...configured, requestsPerMinute: 3 })

  await okrs.read()

  expect(okrs.requests()).toBe(8)
  expect(notion.clock.slept).toBe(2 * 60_000)
})
