import { expect, test } from 'vitest'
import { addPage, addUser } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { createTable, serveNotion } from './serve-notion.ts'

const at = { lastEdited: '2026-11-01T08:00:00.000Z' }

test('a row is shown as it was laid in: people by name, relations by title', async () => {
  const served = serveNotion()
  const { state } = served
  const ada = addUser(state, { name: 'Ada' })
  const goals = await createTable(served, 'Goals', { Name: { title: {} } })
  const table = await createTable(served, 'T', {
    Name: { title: {} },
    Score: { number: {} },
    Note: { rich_text: {} },
    Tags: { multi_select: {} },
    Done: { checkbox: {} },
    Day: { date: {} },
    Period: { date: {} },
    Owner: { people: {} },
    Goal: { relation: { data_source_id: goals, single_property: {} } },
    Link: { url: {} },
  })
  const goal = addPage(state, goals, { Name: 'Grow' }, at)
  const values = {
    Name: 'Row',
    Score: 0.5,
    Note: null,
    Tags: ['a'],
    Done: true,
    Day: '2026-11-20',
    Link: 'https://x.test',
  }
  const period = { start: '2026-10-01', end: '2026-12-31' }
  const row = addPage(state, table, { ...values, Period: period, Owner: [ada], Goal: [goal] }, at)

  expect(showPage(state, row)).toEqual({
    ...values,
    Period: '2026-10-01 → 2026-12-31',
    Owner: ['Ada'],
    Goal: ['Grow'],
  })
})

test('a seed for a property that is not there, or that cannot hold it, is an error', async () => {
  const served = serveNotion()
  const table = await createTable(served, 'T', { Name: { title: {} }, Score: { number: {} } })

  expect(() => addPage(served.state, table, { Nope: 1 }, at)).toThrow('no property "Nope"')
  expect(() => addPage(served.state, table, { Score: '1' }, at)).toThrow('"Score" (number) cannot hold "1"')
  expect(() => addPage(served.state, table, { Name: 1 }, at)).toThrow('"Name" (title) cannot hold 1')
})
