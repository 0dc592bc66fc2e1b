import { expect, test } from 'vitest'
import { addPage, addUser } from '#src/sandbox/notion/seed.ts'
import { cellsOf, createTable, propertyId, serveNotion } from './serve-notion.ts'

const at = { lastEdited: '2026-11-01T08:00:00.000Z' }

test('the property endpoint lists all links of a relation, page by page', async () => {
  const served = serveNotion({ relationLimit: 2 })
  const { client, state } = served
  const goals = await createTable(served, 'Goals', { Name: { title: {} } })
  const work = await createTable(served, 'Work', {
    Name: { title: {} },
    Goals: { relation: { data_source_id: goals, single_property: {} } },
  })
  const ids = ['a', 'b', 'c', 'd', 'e'].map((Name) => addPage(state, goals, { Name }, at))
  const task = addPage(state, work, { Name: 'Task', Goals: ids }, at)
  const page = await client.pages.retrieve({ page_id: task })
  const property_id = propertyId(page, 'Goals')
  expect(cellsOf(page)['Goals']).toMatchObject({ has_more: true, relation: [{ id: ids[0] }, { id: ids[1] }] })

  const seen: string[] = []
  let start_cursor: string | undefined
  do {
    const paging = { page_size: 2, ...(start_cursor && { start_cursor }) }
    const list = await client.pages.properties.retrieve({ page_id: task, property_id, ...paging })
    if (list.object !== 'list') throw new Error('a list expected')
    seen.push(...list.results.map((item) => (item.type === 'relation' ? item.relation.id : item.type)))
    start_cursor = list.next_cursor ?? undefined
    const next = start_cursor ? expect.stringContaining(`/v1/pages/${task}/properties/${property_id}`) : null
    expect(list.property_item).toMatchObject({ type: 'relation', relation: {}, next_url: next })
  } while (start_cursor)
  expect(seen).toEqual(ids)
})

test('titles, texts and people are lists; anything else is one item', async () => {
  const served = serveNotion()
  const { client, state } = served
  const ada = addUser(state, { name: 'Ada' })
  const table = await createTable(served, 'T', {
    Name: { title: {} },
    Owner: { people: {} },
    Score: { number: {} },
  })
  const page_id = addPage(state, table, { Name: 'Row', Owner: [ada], Score: 1 }, at)
  const page = await client.pages.retrieve({ page_id })
  const read = (name: string) =>
    client.pages.properties.retrieve({ page_id, property_id: propertyId(page, name) })

  expect(await read('Name')).toMatchObject({ object: 'list', results: [{ title: { plain_text: 'Row' } }] })
  expect(await read('Owner')).toMatchObject({ object: 'list', results: [{ people: { id: ada } }] })
  expect(await read('Score')).toMatchObject({ object: 'property_item', type: 'number', number: 1 })
})

test('a property that the page does not have is not found', async () => {
  const { client, root } = serveNotion()

  await expect(
    client.pages.properties.retrieve({ page_id: root, property_id: 'nope' }),
  ).rejects.toMatchObject({
    status: 404,
  })
})
