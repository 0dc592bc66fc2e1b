import { expect, test } from 'vitest'
import { testWorkspace, writeCurrent } from './notion-workspace.ts'

/** A leaders' own flat database; Status is filled or not. */
async function leadersOkrs(status?: string) {
  const notion = testWorkspace()
  const id = await notion.table('OKRs', {
    'Key Result': { title: {} },
    Objective: { rich_text: {} },
    Target: { number: {} },
    Current: { number: {} },
    Status: { select: {} },
    Risk: { select: {} },
  })
  const page = notion.row(id, {
    'Key Result': 'Churn',
    Objective: 'Keep customers',
    Target: 5,
    ...(status ? { Status: status } : {}),
  })
  const changeStatus = { field: 'status', before: null, after: 'off_track' } as const
  const write = { database: 'keyResults', pageId: page, title: 'Churn', changes: [changeStatus] } as const
  const fill = (values: Record<string, object | null>) =>
    notion.call('PATCH', `pages/${page}`, { properties: values })
  return { notion, id, page, write, fill }
}

test('a read leaves nothing in the store but people and where the databases are', async () => {
  const { notion, id } = await leadersOkrs('On track')

  await notion.okrs({ okrs: [id], properties: { 'keyResults.status': 'Status' } }).read()

  expect(await notion.bindings.list()).toEqual([])
})

test('a column that people fill between a plan and the first write into it is theirs', async () => {
  const { notion, id, page, write, fill } = await leadersOkrs()
  await notion.okrs({ okrs: [id] }).read()
  await fill({ Status: { select: { name: 'On track' } } })

  const okrs = notion.okrs({ okrs: [id] })
  const { databases, keyResults } = await okrs.read()
  await writeCurrent(okrs, page, 3)

  expect(databases[0]?.owned).toEqual(['risk', 'current'])
  expect(keyResults[0]?.word).toBe('On track')
  await expect(okrs.write(write)).rejects.toMatchObject({ code: 'invalid' })
})

test('a column that the service found empty and never wrote into is taken back by filling it', async () => {
  const { notion, id, write, fill } = await leadersOkrs()
  await notion.okrs({ okrs: [id] }).write(write)
  await fill({ Risk: { select: { name: 'High' } } })

  const { databases, keyResults } = await notion.okrs({ okrs: [id] }).read()

  expect(databases[0]?.owned).toEqual(['status', 'current'])
  expect(keyResults[0]?.shown).toEqual({ status: 'off_track', current: null })
})

test("what only NOTION_PROPERTIES names is the service's as long as it is named", async () => {
  const { notion, id, write } = await leadersOkrs('On track')
  const properties = { 'keyResults.status': 'Status' }
  const named = notion.okrs({ okrs: [id], properties })
  await named.write(write)

  const stillNamed = await notion.okrs({ okrs: [id], properties }).read()
  const noLonger = await notion.okrs({ okrs: [id] }).read()

  expect(stillNamed.keyResults[0]).toMatchObject({ word: null, shown: { status: 'off_track' } })
  expect(noLonger.databases[0]?.owned).not.toContain('status')
  expect(noLonger.keyResults[0]?.word).toBe('Off track')
})

test('what was learned is saved once, before the write that it is for', async () => {
  const { notion, id, page, write } = await leadersOkrs()
  const saved: string[][] = []
  const save = notion.bindings.save
  notion.bindings.save = async (list) => {
    saved.push(list.map(({ field }) => field))
    await save(list)
  }
  const okrs = notion.okrs({ okrs: [id] })
  await okrs.read()

  await writeCurrent(okrs, page, 3)
  await okrs.write(write)
  await okrs.write(write)

  expect(saved).toEqual([['title', 'objective', 'target'], ['status']])
  await notion.okrs({ okrs: [id] }).read()
  expect(saved).toHaveLength(2)
})

test('a database that is read before it has rows does not lose its columns to people', async () => {
  const { notion, id: other, page } = await leadersOkrs()
  const empty = await notion.table('Objectives', { Name: { title: {} }, Status: { select: {} } })
  await writeCurrent(notion.okrs({ okrs: [other], objectives: [empty] }), page, 3)
  notion.row(empty, { Name: 'Grow' })

  const { databases } = await notion.okrs({ objectives: [empty] }).read()

  expect(databases[0]?.owned).toEqual(['status'])
})
