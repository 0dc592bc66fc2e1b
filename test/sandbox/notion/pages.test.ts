import { expect, test } from 'vitest'
import { addPage, addUser, editPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { cellsOf, createTable, propertyId, type Served, serveNotion } from './serve-notion.ts'

const at = { lastEdited: '2026-11-01T08:00:59.999Z' }
const columns = {
  Name: { title: {} },
  Score: { number: {} },
  Level: { select: {} },
  Tags: { multi_select: {} },
  State: { status: {} },
  Note: { rich_text: {} },
  Day: { date: {} },
  Owner: { people: {} },
  Expected: { formula: { expression: '1 + 1' } },
}

async function rowIn(served: Served, values = {}): Promise<string> {
  const table = await createTable(served, 'T', columns)
  return addPage(served.state, table, { Name: 'Row', ...values }, at)
}

test('timestamps are floored to the minute in answers', async () => {
  const served = serveNotion()
  const row = await rowIn(served)

  expect(await served.client.pages.retrieve({ page_id: row })).toMatchObject({
    created_time: '2026-11-01T08:00:00.000Z',
    last_edited_time: '2026-11-01T08:00:00.000Z',
  })
})

test('an update changes the cells it names, marks the bot and the minute, and leaves the rest', async () => {
  const served = serveNotion()
  const { client, state } = served
  const ada = addUser(state, { name: 'Ada' })
  const row = await rowIn(served, { Note: 'typed', Owner: [ada] })
  const me = await client.users.me({})
  const answer = await client.pages.update({ page_id: row, properties: { Score: { number: 0.5 } } })

  expect(answer).toMatchObject({
    last_edited_time: '2026-11-20T08:15:00.000Z',
    last_edited_by: { object: 'user', id: me.id },
    properties: { Owner: { people: [{ object: 'user', id: ada }] } },
  })
  expect(showPage(state, row)).toMatchObject({ Name: 'Row', Score: 0.5, Note: 'typed', Owner: ['Ada'] })
})

test('cells are named by id, encoded or not, as well as by name', async () => {
  const served = serveNotion()
  const { client, state } = served
  const row = await rowIn(served)
  const page = await client.pages.retrieve({ page_id: row })
  for (const [score, name] of ['Score', 'Level'].entries()) {
    const id = propertyId(page, name)
    const value = name === 'Score' ? { number: score } : { select: { name: 'Team' } }
    await client.pages.update({
      page_id: row,
      properties: { [id]: value, [decodeURIComponent(id)]: value } as never,
    })
  }

  expect(showPage(state, row)).toMatchObject({ Score: 0, Level: 'Team' })
})

test('new options of select and multi-select are made, whatever their case, once', async () => {
  const served = serveNotion()
  const { client, state } = served
  const row = await rowIn(served)
  const write = (tag: string) =>
    client.pages.update({
      page_id: row,
      properties: { Level: { select: { name: tag } }, Tags: { multi_select: [{ name: tag }] } },
    })
  await write('Team')
  await write('TEAM')

  expect(showPage(state, row)).toMatchObject({ Level: 'Team', Tags: ['Team'] })
})

test('a status begins with its first option and takes no unknown one', async () => {
  const served = serveNotion()
  const { client, state } = served
  const row = await rowIn(served)
  expect(showPage(state, row)['State']).toBe('Not started')

  await expect(
    client.pages.update({ page_id: row, properties: { State: { status: { name: 'Blocked' } } } }),
  ).rejects.toMatchObject({
    code: 'validation_error',
    message: expect.stringContaining('Status option "Blocked" does not exist'),
  })
  await client.pages.update({ page_id: row, properties: { State: { status: { name: 'Done' } } } })
  expect(showPage(state, row)['State']).toBe('Done')
  await client.pages.update({ page_id: row, properties: { State: { status: null } } })
  expect(showPage(state, row)['State']).toBe('Not started')
})

test('null and the empty list clear a cell', async () => {
  const served = serveNotion()
  const { client, state } = served
  const row = await rowIn(served, { Score: 1, Note: 'x', Tags: ['a'], Day: '2026-11-20', Level: 'Team' })
  await client.pages.update({
    page_id: row,
    properties: {
      Score: { number: null },
      Note: { rich_text: [] },
      Tags: { multi_select: null as never },
      Day: { date: null },
      Level: { select: null },
    },
  })

  expect(showPage(state, row)).toMatchObject({ Score: null, Note: null, Tags: null, Day: null, Level: null })
})

test('a write that fails in one cell changes none', async () => {
  const served = serveNotion()
  const { client, state } = served
  const row = await rowIn(served)

  await expect(
    client.pages.update({ page_id: row, properties: { Score: { number: 1 }, Nope: { number: 1 } } }),
  ).rejects.toMatchObject({ message: 'Nope is not a property that exists.' })
  expect(showPage(state, row)['Score']).toBeNull()
})

test.each([
  ['a value of another type', { Score: { rich_text: [] } }, 'Score is expected to be number.'],
  [
    'a text where a number belongs',
    { Score: { number: '1' } },
    'body.properties.Score.number should be a number',
  ],
  ['a formula', { Expected: { formula: {} } }, 'Expected of type formula cannot be written.'],
  [
    'more than 2,000 characters in one run',
    { Note: { rich_text: [{ text: { content: 'x'.repeat(2001) } }] } },
    'body.properties.Note.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.',
  ],
  [
    'more than 100 items',
    { Tags: { multi_select: Array.from({ length: 101 }, (_, index) => ({ name: `tag ${index}` })) } },
    'body.properties.Tags.multi_select.length should be ≤ `100`, instead was `101`.',
  ],
  ['an option with a comma', { Level: { select: { name: 'a, b' } } }, 'commas not allowed'],
  ['a day that does not exist', { Day: { date: { start: '2026-13-01' } } }, 'body.properties.Day.date.start'],
  ['a person nobody knows', { Owner: { people: [{ id: 'x' }] } }, 'Could not find user with ID: x.'],
])('%s is refused', async (_, properties, message) => {
  const served = serveNotion()
  const row = await rowIn(served)

  await expect(
    served.client.pages.update({ page_id: row, properties: properties as never }),
  ).rejects.toMatchObject({
    status: 400,
    code: 'validation_error',
    message: expect.stringContaining(message),
  })
})

test('a bot is no person, and a page that is not shared is as good as none', async () => {
  const served = serveNotion()
  const { client, state } = served
  const table = await createTable(served, 'Linked', { Name: { title: {} } })
  const linked = addPage(state, table, { Name: 'Linked' }, at)
  const log = await createTable(served, 'Log', {
    ...columns,
    About: { relation: { data_source_id: table, single_property: {} } },
  })
  const create = (properties: object) =>
    client.pages.create({ parent: { data_source_id: log }, properties: properties as never })
  const bot = addUser(state, { kind: 'bot', name: 'Helper' })

  await expect(create({ Owner: { people: [{ id: bot }] } })).rejects.toMatchObject({ status: 400 })
  const about = { About: { relation: [{ id: linked }] } }
  await expect(create(about)).resolves.toMatchObject({ object: 'page' })
  for (const { roots } of state.connections.values()) {
    roots.clear()
    roots.add(state.dataSources.get(log)!.databaseId)
  }
  await expect(create(about)).rejects.toMatchObject({ status: 404, code: 'object_not_found' })
})

test('runs of text that look alike are joined', async () => {
  const served = serveNotion()
  const { client } = served
  const row = await rowIn(served)
  const runs = [{ text: { content: 'one ' } }, { text: { content: 'two' } }, { text: { content: '' } }]
  const page = await client.pages.update({ page_id: row, properties: { Note: { rich_text: runs } } })

  expect(page).toMatchObject({ properties: { Note: { rich_text: [{ plain_text: 'one two' }] } } })
})

test('days stay days, and moments in UTC are answered with an offset', async () => {
  const served = serveNotion()
  const { client } = served
  const row = await rowIn(served)
  const write = async (date: object) => {
    const page = await client.pages.update({ page_id: row, properties: { Day: { date } as never } })
    return cellsOf(page)['Day']?.['date']
  }

  expect(await write({ start: '2026-10-01', end: '2026-12-31' })).toEqual({
    start: '2026-10-01',
    end: '2026-12-31',
    time_zone: null,
  })
  expect(await write({ start: '2026-10-01T08:00:00Z' })).toMatchObject({
    start: '2026-10-01T08:00:00.000+00:00',
    end: null,
  })
})

test('a page in the trash can be read and restored, not edited', async () => {
  const served = serveNotion()
  const { client } = served
  const row = await rowIn(served)
  await client.pages.update({ page_id: row, in_trash: true })

  expect(await client.pages.retrieve({ page_id: row })).toMatchObject({ in_trash: true })
  await expect(
    client.pages.update({ page_id: row, properties: { Score: { number: 1 } } }),
  ).rejects.toMatchObject({ code: 'validation_error' })
  expect(await client.pages.update({ page_id: row, in_trash: false })).toMatchObject({ in_trash: false })
})

test('filter_properties narrows a page to the properties named', async () => {
  const served = serveNotion()
  const { client } = served
  const row = await rowIn(served)
  const all = await client.pages.retrieve({ page_id: row })
  const ids = Object.values(cellsOf(all)).map((property) => property.id)
  for (const id of ids) {
    const page = await client.pages.retrieve({ page_id: row, filter_properties: [id] })
    expect(Object.values(cellsOf(page)).map((property) => property.id)).toEqual([id])
  }
})

test('rows are numbered by a unique id, and formulas are never computed', async () => {
  const served = serveNotion()
  const { client, state } = served
  const table = await createTable(served, 'T', { ...columns, Id: { unique_id: { prefix: 'KR' } } })
  addPage(state, table, { Name: 'one' }, at)
  const page = await client.pages.create({ parent: { data_source_id: table }, properties: {} })

  expect(page).toMatchObject({
    properties: {
      Id: { unique_id: { prefix: 'KR', number: 2 } },
      Expected: { formula: { type: 'unsupported', unsupported: {} } },
    },
  })
})

test('a row made in a database goes into its only data source', async () => {
  const served = serveNotion()
  const { client, state } = served
  const table = await createTable(served, 'T', columns)
  const database_id = state.dataSources.get(table)?.databaseId ?? ''
  const page = await client.pages.create({
    parent: { database_id },
    properties: { Name: { title: [{ text: { content: 'New' } }] } },
  })

  expect(page).toMatchObject({ parent: { type: 'data_source_id', data_source_id: table, database_id } })
})

test('an edit laid in directly looks like a person typing', async () => {
  const served = serveNotion()
  const { client, state } = served
  const ada = addUser(state, { name: 'Ada' })
  const row = await rowIn(served)
  editPage(state, row, { Score: 0.3 }, { lastEdited: '2026-11-19T10:00:31.000Z', editedBy: ada })

  expect(await client.pages.retrieve({ page_id: row })).toMatchObject({
    last_edited_time: '2026-11-19T10:00:00.000Z',
    last_edited_by: { id: ada },
    properties: { Score: { number: 0.3 } },
  })
})
