import { expect, test } from 'vitest'
import { addPage, addUser } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { createTable, type Served, serveNotion } from './serve-notion.ts'

/** Three rows: `one` is full, `two` differs in every cell, `empty` has only its name. */
async function filled(): Promise<{ find: (filter: object) => Promise<unknown[]> } & Served> {
  const served = serveNotion()
  const { client, state } = served
  const [ada, bob] = [addUser(state, { name: 'Ada' }), addUser(state, { name: 'Bob' })]
  const table = await createTable(served, 'T', {
    Name: { title: {} },
    Note: { rich_text: {} },
    Score: { number: {} },
    Level: { select: {} },
    Tags: { multi_select: {} },
    State: { status: {} },
    Day: { date: {} },
    Owner: { people: {} },
    Done: { checkbox: {} },
  })
  const later = {
    createdAt: '2026-11-10T09:00:00.000Z',
    lastEdited: '2026-11-19T10:20:40.000Z',
    editedBy: bob,
  }
  const sooner = {
    createdAt: '2026-10-01T09:00:00.000Z',
    lastEdited: '2026-11-01T10:00:00.000Z',
    editedBy: ada,
  }
  const one = {
    Note: 'Hello world',
    Score: 1,
    Level: 'Company',
    Tags: ['a', 'b'],
    State: 'Done',
    Day: '2026-11-20',
  }
  addPage(state, table, { Name: 'one', ...one, Owner: [ada], Done: true }, later)
  const two = { Note: 'Bye', Score: 2, Level: 'Team', Tags: ['b'], Day: '2026-10-01', Owner: [bob] }
  addPage(state, table, { Name: 'two', ...two }, sooner)
  addPage(state, table, { Name: 'empty' }, sooner)
  const find = async (filter: object) => {
    const { results } = await client.dataSources.query({
      data_source_id: table,
      filter: JSON.parse(JSON.stringify(filter).replaceAll('<ada>', ada)),
      sorts: [{ property: 'Name', direction: 'ascending' }],
    })
    return results.map((page) => showPage(state, page.id)['Name'])
  }
  return { ...served, find }
}

test.each<[object, string[]]>([
  [{ property: 'Name', title: { equals: 'ONE' } }, ['one']],
  [{ property: 'Note', rich_text: { contains: 'hello' } }, ['one']],
  [{ property: 'Note', rich_text: { does_not_contain: 'hello' } }, ['empty', 'two']],
  [{ property: 'Note', rich_text: { starts_with: 'By' } }, ['two']],
  [{ property: 'Note', rich_text: { ends_with: 'world' } }, ['one']],
  [{ property: 'Note', rich_text: { does_not_equal: 'Bye' } }, ['empty', 'one']],
  [{ property: 'Note', rich_text: { is_empty: true } }, ['empty']],
  [{ property: 'Score', number: { equals: 1 } }, ['one']],
  [{ property: 'Score', number: { does_not_equal: 1 } }, ['empty', 'two']],
  [{ property: 'Score', number: { greater_than: 1 } }, ['two']],
  [{ property: 'Score', number: { less_than_or_equal_to: 1 } }, ['one']],
  [{ property: 'Score', number: { is_not_empty: true } }, ['one', 'two']],
  [{ property: 'Level', select: { equals: 'Team' } }, ['two']],
  [{ property: 'Level', select: { equals: ['Team', 'Company'] } }, ['one', 'two']],
  [{ property: 'Level', select: { does_not_equal: 'Team' } }, ['empty', 'one']],
  [{ property: 'Level', select: { is_empty: true } }, ['empty']],
  [{ property: 'Tags', multi_select: { contains: 'a' } }, ['one']],
  [{ property: 'Tags', multi_select: { does_not_contain: 'a' } }, ['empty', 'two']],
  [{ property: 'State', status: { equals: 'Not started' } }, ['empty', 'two']],
  [{ property: 'Done', checkbox: { equals: true } }, ['one']],
  [{ property: 'Done', checkbox: { does_not_equal: true } }, ['empty', 'two']],
  [{ property: 'Owner', people: { contains: '<ada>' } }, ['one']],
  [{ property: 'Owner', people: { is_empty: true } }, ['empty']],
  [{ property: 'Day', date: { equals: '2026-11-20' } }, ['one']],
  [{ property: 'Day', date: { before: '2026-11-20' } }, ['two']],
  [{ property: 'Day', date: { on_or_before: 'today' } }, ['one', 'two']],
  [{ property: 'Day', date: { after: 'one_month_ago' } }, ['one']],
  [{ property: 'Day', date: { past_week: {} } }, ['one']],
  [{ property: 'Day', date: { next_month: {} } }, ['one']],
  [{ property: 'Day', date: { is_empty: true } }, ['empty']],
  [{ timestamp: 'last_edited_time', last_edited_time: { on_or_after: '2026-11-19T10:20:00.000Z' } }, ['one']],
  [{ timestamp: 'last_edited_time', last_edited_time: { after: '2026-11-19T10:20:00.000Z' } }, []],
  [{ timestamp: 'last_edited_time', last_edited_time: { after: '2026-11-19T10:19' } }, ['one']],
  [{ timestamp: 'created_time', created_time: { before: '2026-11-01' } }, ['empty', 'two']],
])('%j', async (filter, names) => {
  const { find } = await filled()

  expect(await find(filter)).toEqual(names)
})

test('conditions nest two levels deep in and / or, and no deeper', async () => {
  const { find } = await filled()
  const one = { property: 'Name', title: { equals: 'one' } }
  const two = { property: 'Name', title: { equals: 'two' } }
  const high = { property: 'Score', number: { greater_than: 1 } }

  expect(await find({ and: [{ or: [one, two] }, high] })).toEqual(['two'])
  await expect(find({ and: [{ or: [{ and: [one] }] }] })).rejects.toMatchObject({
    message: expect.stringContaining('nested at most two levels deep'),
  })
})

test.each([
  [{ property: 'Nope', number: { equals: 1 } }, 'Could not find property with name or id: Nope'],
  [
    { property: 'Score', rich_text: { equals: 'x' } },
    'database property number does not match filter rich_text',
  ],
  [{ property: 'Score', number: { like: 1 } }, 'body.filter.number.like'],
  [{ property: 'Score', number: { equals: '1' } }, 'body.filter.number.equals'],
  [{ property: 'Level', select: { equals: 'Nope' } }, 'select option "Nope" not found for property "Level"'],
  [{ timestamp: 'edited', edited: {} }, 'body.filter.timestamp'],
  [{ and: 'all' }, 'body.filter.and'],
])('%j is refused', async (filter, message) => {
  const { find } = await filled()

  await expect(find(filter)).rejects.toMatchObject({
    code: 'validation_error',
    message: expect.stringContaining(message),
  })
})
